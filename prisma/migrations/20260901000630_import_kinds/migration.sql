-- Wishes and group leaders come by file too. Alone in its migration: a new value serves from the next one on.
ALTER TYPE "ImportKind" ADD VALUE 'DEMANDS';
ALTER TYPE "ImportKind" ADD VALUE 'GROUP_LEADERS';
