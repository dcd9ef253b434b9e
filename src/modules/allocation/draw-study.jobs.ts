import { defineJob } from '@/platform/queue';
import { runStudyType, sweepStudiesType } from './draw-study.job-types';
import { runStudy } from './run-study';
import { sweepStudies } from './sweep-studies';

export const runStudyJob = defineJob(runStudyType, ({ studyId }) => runStudy(studyId));
export const sweepStudiesJob = defineJob(sweepStudiesType, sweepStudies);
