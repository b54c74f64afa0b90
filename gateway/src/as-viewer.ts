import type { CallOptions } from '@connectrpc/connect'
import { asActor } from '@xingzhi/runtime/rpc-client'
import type { Visit } from './context.ts'

/** Calls in the name of who asks; a stranger calls without a name. */
export function asViewer({ gateway, viewer }: Visit): CallOptions {
  return viewer === undefined ? {} : asActor(gateway.actorTokens.sign(viewer))
}
