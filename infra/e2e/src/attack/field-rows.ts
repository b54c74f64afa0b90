import { guideRows } from './guide-rows.ts'
import { guideWrites } from './guide-writes.ts'
import { placeRows, placeWrites } from './place-rows.ts'
import type { TypeRow } from './row-words.ts'
import { walkEnds, walkRows, walkWrites } from './walk-rows.ts'

/** Every type but the roots, whose fields have their rows in the gateway's own tests. What writes comes last. */
export const typeRows: Record<string, TypeRow> = {
  ...{ ...placeRows, ...walkRows, ...guideRows },
  ...{ ...placeWrites, ...walkWrites, ...guideWrites, ...walkEnds },
}
