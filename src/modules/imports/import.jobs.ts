import { defineJob } from '@/platform/queue';
import { runImport } from './apply-import';
import { checkImport } from './check-import';
import { applyImportJob, checkImportJob, sweepImportsJob } from './import.schema';
import { sweepImports } from './sweep-imports';

export const checkImportWork = defineJob(checkImportJob, ({ importId }) => checkImport(importId));
export const applyImportWork = defineJob(applyImportJob, ({ importId }) => runImport(importId));
export const sweepImportsWork = defineJob(sweepImportsJob, sweepImports);
