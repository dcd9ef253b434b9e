import { z } from 'zod';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { drawId } from './draw.schema';
import { MOST_COMPARED, OVERALL_FIGURES, STUDY_RUNS } from './draw-study.rules';

export const studyId = z.strictObject({ studyId: z.uuid() });
/** A trial, a draw, or the draw that is prepared: what it froze is drawn so many times. */
export const startStudyInput = drawId.extend({
  runs: z.int().min(STUDY_RUNS.least).max(STUDY_RUNS.most).default(STUDY_RUNS.usual),
});
/** `drawId`: one more draw of the same input to be placed among the runs. */
export const studyPageInput = studyId.extend({ drawId: z.uuid().optional() });
export const compareDrawsInput = z.strictObject({ drawIds: z.array(z.uuid()).min(1).max(MOST_COMPARED) });

const group = z.enum(['seats', 'structures']);
const of = z.int().min(0);
/** As it is kept with a study. */
export const studyColumns = z.array(
  z.union([
    z.strictObject({ figure: group, public: z.enum(PUBLICS), of }),
    z.strictObject({ figure: group, district: z.int().nullable(), of }),
    z.strictObject({ figure: z.enum(OVERALL_FIGURES), of }),
  ]),
);
/** By column, in the order of QUANTILES. */
export const studyQuantiles = z.array(z.array(z.int()));
