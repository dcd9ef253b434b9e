import { z } from 'zod';
import { jobType } from '@/platform/job-type';
import { studyId } from './draw-study.schema';

export const runStudyType = jobType('allocation/run-study', studyId);
export const sweepStudiesType = jobType('allocation/sweep-studies', z.strictObject({}));
