import type { CallOptions } from '@connectrpc/connect'
import type { OutputType, ShapeFromTypeParam } from '@pothos/core'
import { must } from '@xingzhi/runtime/assert'
import { asViewer } from '../as-viewer.ts'
import { builder, type Types } from '../builder.ts'
import type { Clients } from '../clients.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import type { Exactly, KeyOf } from './exactly.ts'
import { idempotencyKey } from './idempotency-key.ts'
import { defineInput, type InputFields, type ReadInput, readInput } from './input-fields.ts'
import { orRefused, refusing } from './refusing.ts'

type MaybePromise<T> = T | Promise<T>

interface Mutation<
  Fields extends InputFields,
  Request,
  Sent,
  Answer,
  Type extends OutputType<Types>,
  HasKey extends boolean,
> {
  /** Of the input. */
  description?: string
  input: Fields
  /** False for what is done once however often it is asked: its RPC has no key. */
  idempotencyKey?: HasKey
  /** What carries it out, in the name of who asks. */
  rpc: (clients: Clients, context: Context) => Rpc<Request, Answer> & KeyFits<Request, HasKey>
  /** What is sent, without the key. */
  request: (input: ReadInput<Fields>, context: Context) => MaybePromise<Sent>
  type: Type
  /** What the answer's field of that type is called. */
  field: string
  /** Nothing is a bug. */
  result: (
    answer: Answer,
    input: ReadInput<Fields>,
    context: Context,
  ) => MaybePromise<ShapeFromTypeParam<Types, Type, false> | null | undefined>
}

type Rpc<Request, Answer> = (request: Request, options: CallOptions) => Promise<Answer>

/** An RPC has a key or has none; with anything else it does not compile. */
type KeyFits<Request, HasKey> = ('idempotencyKey' extends KeyOf<Request> ? true : false) extends HasKey
  ? unknown
  : never

/**
 * A mutation `doThis` with its `DoThisInput` and `DoThisResult`: for who is signed in, with an idempotency key; a refusal of
 * the service is an answer, worded for this deed.
 */
export function defineMutation<
  Fields extends InputFields,
  Request,
  const Sent extends Request & Exactly<Sent, Request>,
  Answer,
  Type extends OutputType<Types>,
  HasKey extends boolean = true,
>(name: string, mutation: Mutation<Fields, Request, Sent, Answer, Type, HasKey>): void {
  const { description, rpc, request, type, field, result } = mutation
  // What the browser says last is read last: of several things that are wrong the first one is told.
  const fields = mutation.idempotencyKey === false ? mutation.input : { ...mutation.input, idempotencyKey }
  const Input = defineInput(`${name[0]?.toUpperCase()}${name.slice(1)}Input`, fields, description)

  async function resolve(_root: unknown, args: { input: object }, context: Context) {
    signedIn(context)
    const { idempotencyKey: key, ...input } = readInput<InputFields>(fields, args.input)
    const given = input as ReadInput<Fields>
    const sent = { ...(await request(given, context)), ...(key !== undefined && { idempotencyKey: key }) }
    const call = rpc(context.gateway.clients, context)(sent as Request, asViewer(context))
    return must(await result(await refusing(call, name), given, context))
  }

  builder.mutationField(name, (t) =>
    t.field({
      type: type as never,
      args: { input: t.arg({ type: Input, required: true }) },
      errors: orRefused(name, field),
      resolve: resolve as never,
    }),
  )
}
