import { defineJob } from '@/platform/queue';
import { sealTrailType } from './audit.job-types';
import { sealTrail } from './seal-trail';

export const sealTrailJob = defineJob(sealTrailType, () => sealTrail());
