import type { ServiceLevel } from '../api/gen/documents.ts'
import { Mark } from '../ui/mark.tsx'

/** Strokes on a 48 × 48 field: two leaves, a cane, a pine on its rock, a broad crown. */
const levelPaths: Record<ServiceLevel, string> = {
  SEEDLING: 'M24 42V22M24 26c-8 0-13-5-13-12 8 0 13 5 13 12zM24 22c0-7 4-12 12-13 1 8-4 13-12 13zM15 42h18',
  BAMBOO:
    'M20 44V6M28 44V6M20 18h8M20 31h8M28 14c6-1 10-4 12-9-7 0-11 3-12 9zM20 26c-6-1-10-4-12-9 7 0 11 3 12 9zM28 38c6-1 10-4 12-9-7 0-11 3-12 9z',
  PINE: 'M24 44V30M24 4l9 11h-5l8 9h-6l8 8H10l8-8h-6l8-9h-5zM12 44h24',
  CAMPHOR:
    'M24 44V24M24 32l-8-6M24 29l8-6M12 27c-5 0-8-3-8-7s3-7 7-7c1-6 6-9 13-9s12 3 13 9c4 0 7 3 7 7s-3 7-8 7c-3 0-5-1-7-3-3 2-7 2-10 0-2 2-4 3-7 3zM14 44h20',
}

/** The level's drawn mark; its name stands beside it. */
export function LevelMark({ level, size = 56 }: { level: ServiceLevel; size?: number }) {
  return <Mark className="level-mark" path={levelPaths[level]} size={size} field={48} pen={2.2} />
}
