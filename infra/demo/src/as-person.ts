import { asActor } from '@xingzhi/runtime/rpc-client'
import { type DemoTarget, signAs } from './demo-target.ts'

/** Call options of the demo's operator, with a token that was just signed. */
export function asOperator({ tokens }: Pick<DemoTarget, 'tokens'>) {
  return asActor(signAs(tokens, 'operator-1', 'OPERATOR'))
}

/** Call options of a volunteer. */
export function asGuide({ tokens }: Pick<DemoTarget, 'tokens'>, person: string) {
  return asActor(signAs(tokens, person, 'GUIDE'))
}
