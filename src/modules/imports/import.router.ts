import { router, signedIn } from '@/trpc/init';
import { applyImport } from './apply-import';
import { cancelImport } from './cancel-import';
import { chooseColumns } from './choose-columns';
import { acceptProposals } from './correct/accept-proposals';
import { acceptProposalsInput, correctRowInput, restoreRowInput } from './correct/correct.schema';
import { correctRow, restoreRow } from './correct/correct-row';
import { compareImport, readDifference } from './difference.queries';
import { listImports, readImport } from './import.queries';
import {
  applyImportInput,
  chooseColumnsInput,
  differenceInput,
  importById,
  listImportsInput,
  listRowsInput,
} from './import.schema';
import { listImportRows } from './rows.queries';
import { listKept } from './undo/kept.queries';
import { undoPreview } from './undo/undo.queries';
import { undoImportInput, undoRowsInput } from './undo/undo.schema';
import { undoImport } from './undo/undo-import';

export const importsRouter = router({
  list: signedIn.input(listImportsInput).query(({ ctx, input }) => listImports(ctx.actor, input)),
  read: signedIn.input(importById).query(({ ctx, input }) => readImport(ctx.actor, input)),
  rows: signedIn.input(listRowsInput).query(({ ctx, input }) => listImportRows(ctx.actor, input)),
  applyRows: signedIn.input(applyImportInput).mutation(({ ctx, input }) => applyImport(ctx.actor, input)),
  chooseColumns: signedIn.input(chooseColumnsInput).mutation(({ ctx, input }) => chooseColumns(ctx.actor, input)),
  correctRow: signedIn.input(correctRowInput).mutation(({ ctx, input }) => correctRow(ctx.actor, input)),
  restoreRow: signedIn.input(restoreRowInput).mutation(({ ctx, input }) => restoreRow(ctx.actor, input)),
  acceptProposals: signedIn.input(acceptProposalsInput).mutation(({ ctx, input }) => acceptProposals(ctx.actor, input)),
  difference: signedIn.input(differenceInput).query(({ ctx, input }) => readDifference(ctx.actor, input)),
  compare: signedIn.input(importById).query(({ ctx, input }) => compareImport(ctx.actor, input)),
  undo: signedIn.input(undoImportInput).mutation(({ ctx, input }) => undoImport(ctx.actor, input)),
  undoPreview: signedIn.input(importById).query(({ ctx, input }) => undoPreview(ctx.actor, input)),
  kept: signedIn.input(undoRowsInput).query(({ ctx, input }) => listKept(ctx.actor, input)),
  cancel: signedIn.input(importById).mutation(({ ctx, input }) => cancelImport(ctx.actor, input)),
});
