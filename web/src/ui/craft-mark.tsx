import type { Craft } from '../api/gen/documents.ts'
import { Mark } from './mark.tsx'

/** Strokes on a 24 × 24 field: awl, plane, folded sheet, shuttle, pot, and a resist flower for the rest. */
export const craftPaths: Record<Craft, string> = {
  LEATHER:
    'M3.2 20.8 11 13M9.3 12.3l2.4 2.4M12.2 11.8c-.3-3.2 3.1-7.4 6.1-8 1.5-.2 2.1.4 1.9 1.9-.6 3-4.8 6.4-8 6.1z',
  WOOD: 'M2.2 15.4h19.6v4.2H2.2zM13.6 15.4 10 7.6l2.6-1.2 4.2 9M5 15.4v-1.8a1.7 1.7 0 0 1 3.4 0v1.8M18.2 15.4c-.4-2.6 1.6-3.2 1.2-5.6',
  PAPER: 'M3.8 3.8h16.4v9.4l-7 7H3.8zM20.2 13.2h-7v7M7.4 8h8.4M7.4 11.6h4.4',
  FABRIC:
    'M1.6 12c4.2-6 16.6-6 20.8 0-4.2 6-16.6 6-20.8 0zM7 12c1.6-2.2 8.4-2.2 10 0-1.6 2.2-8.4 2.2-10 0zM10.4 10.6v2.8M13.6 10.6v2.8',
  CERAMICS:
    'M8 3.6h8M9.3 3.6c0 2.8-4.9 4.4-4.9 9.6 0 3.6 2.3 6.2 4.4 7.2h6.4c2.1-1 4.4-3.6 4.4-7.2 0-5.2-4.9-6.8-4.9-9.6M5.2 10.4h13.6',
  OTHER:
    'M12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 1 0 0-5.6zM12 6.4V3.2M12 20.8v-3.2M6.4 12H3.2M20.8 12h-3.2M8 8 5.8 5.8M18.2 18.2 16 16M16 8l2.2-2.2M5.8 18.2 8 16',
}

/** A drawn mark that stands beside the craft's name, so it is hidden from screen readers. */
export function CraftMark({ craft, size }: { craft: Craft; size?: number }) {
  return <Mark className="craft-mark" path={craftPaths[craft]} size={size} />
}
