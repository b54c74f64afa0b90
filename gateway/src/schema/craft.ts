import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'

export const CraftType = builder.enumType('Craft', {
  values: {
    LEATHER: { value: Craft.LEATHER },
    WOOD: { value: Craft.WOOD },
    PAPER: { value: Craft.PAPER },
    FABRIC: { value: Craft.FABRIC },
    CERAMICS: { value: Craft.CERAMICS },
    OTHER: { value: Craft.OTHER },
  },
})

const CRAFTS_MAX = 12

/** For a request: the crafts that are asked for; none given is all. */
export function craftsOf(crafts: readonly Craft[] | null | undefined): Craft[] {
  if (crafts && crafts.length > CRAFTS_MAX) {
    refuse('INVALID_INPUT', { field: 'crafts', problem: 'too_large', limit: CRAFTS_MAX })
  }
  return [...new Set(crafts ?? [])]
}

type KnownCraft = Exclude<Craft, Craft.UNSPECIFIED>

/** What a thing is made of; what this gateway does not know yet is something else. */
export function knownCrafts(crafts: readonly Craft[]): KnownCraft[] {
  return crafts.map(knownCraft)
}

export function knownCraft(craft: Craft): KnownCraft {
  return craft === Craft.UNSPECIFIED || Craft[craft] === undefined ? Craft.OTHER : craft
}
