import type { RefusalFacts, RefusalName } from '@xingzhi/runtime/refusal'

/** Why a plan can't be: a refusal's code and facts, before starts that fit are looked for. */
export interface Obstacle {
  code: RefusalName
  facts: RefusalFacts
}
