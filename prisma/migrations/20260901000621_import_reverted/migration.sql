-- Alone: a value added to a type cannot be used in the transaction that adds it.
ALTER TYPE "ImportState" ADD VALUE 'REVERTED';
