import { type DescMethod, getOption, isMessage, type Message, toBinary } from '@bufbuild/protobuf'
import { type Timestamp, timestampMs } from '@bufbuild/protobuf/wkt'
import { Code, ConnectError, type Interceptor } from '@connectrpc/connect'
import { LastKnown, last_known } from '@xingzhi/proto/common/v1/last_known_pb.js'
import { SessionSchema, SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Clock } from '@xingzhi/runtime/clock'
import { createKept, type Kept } from './kept.ts'

interface Found extends Message {
  id: string
}

/** Where the answers of a method go, and come from while its service is away. */
interface Memory {
  put(request: Message, answer: Message): void
  get(request: Message): object | undefined
}

const ANSWERS_MAX = 100
const FOUND_MAX = 5_000
const KEEP_MS = 60 * 60_000
/** A search from about now is the same question some minutes later. */
const NOW_WITHIN_MS = 20 * 60_000
const AWAY = new Set([Code.Unavailable, Code.DeadlineExceeded, Code.Aborted])

/**
 * While a service is away, answers what everybody may see as it was known last, for an hour at most: somebody who looks
 * for a workshop sees the map and the list, and the places that were left. Whoever reserves is told how it stands. The
 * contract of each method says whether its answers are kept (`last_known`).
 */
export function answerAsLastKnown(clock: Clock): Interceptor {
  const answers = createKept<Message>({ countMax: ANSWERS_MAX, keepMs: KEEP_MS, clock })
  const memories = new Map<DescMethod, Memory | undefined>()

  function memoryOf(method: DescMethod): Memory | undefined {
    if (!memories.has(method)) memories.set(method, openMemory(method, answers, clock))
    return memories.get(method)
  }

  return (next) => async (request) => {
    const { method, service } = request
    const memory = request.stream ? undefined : memoryOf(method)
    if (request.stream || memory === undefined || isPersonal(request.message)) return next(request)
    try {
      const answer = await next(request)
      if (!answer.stream) memory.put(request.message, answer.message)
      return answer
    } catch (error) {
      const message = AWAY.has(ConnectError.from(error).code) ? memory.get(request.message) : undefined
      if (message === undefined) throw error
      const [header, trailer] = [new Headers(), new Headers()]
      return { stream: false, service, method, header, trailer, message } as never
    }
  }
}

function openMemory(method: DescMethod, answers: Kept<Message>, clock: Clock): Memory | undefined {
  switch (getOption(method, last_known)) {
    case LastKnown.SAME_QUESTION:
      return {
        put: (request, answer) => answers.put(nameOf(method, request, clock), answer),
        get: (request) => answers.get(nameOf(method, request, clock)),
      }
    case LastKnown.BY_ID:
      return rememberById(method, clock)
    default:
      return undefined
  }
}

function rememberById(method: DescMethod, clock: Clock): Memory {
  const kept = createKept<Found>({ countMax: FOUND_MAX, keepMs: KEEP_MS, clock })
  const lists = method.output.fields.filter(({ fieldKind }) => fieldKind === 'list')
  const { localName: list } = must(lists[0], `${method.name} is kept by id, and answers no list`)
  return {
    put(_request, answer) {
      for (const one of (answer as unknown as { [list: string]: Found[] })[list] ?? []) {
        if (!isDraft(one)) kept.put(one.id, one)
      }
    },
    /** All that is asked for, or nothing. */
    get(request) {
      const { ids } = request as unknown as { ids: string[] }
      const known = ids.map((id) => kept.get(id))
      if (ids.length === 0 || known.includes(undefined)) return undefined
      return { $typeName: method.output.typeName, [list]: known }
    },
  }
}

/** Where somebody stands is kept nowhere, not even in the name of a question; what was cancelled is for operators. */
function isPersonal(request: Message): boolean {
  const { near, withCancelled } = request as { near?: unknown; withCancelled?: boolean }
  return near !== undefined || withCancelled === true
}

/** Drafts are their managers' alone. */
function isDraft(found: Message): boolean {
  return isMessage(found, SessionSchema) && found.status === SessionStatus.DRAFT
}

function nameOf(method: DescMethod, request: Message, clock: Clock): string {
  return `${method.name} ${Buffer.from(toBinary(method.input, fromNow(request, clock))).toString('latin1')}`
}

function fromNow(request: Message, clock: Clock): Message {
  const { filter, from } = request as { filter?: { from?: Timestamp }; from?: Timestamp }
  if (isNow(filter?.from, clock)) return { ...request, filter: { ...filter, from: undefined } } as Message
  return isNow(from, clock) ? ({ ...request, from: undefined } as Message) : request
}

function isNow(from: Timestamp | undefined, clock: Clock): boolean {
  return from !== undefined && Math.abs(timestampMs(from) - clock().getTime()) < NOW_WITHIN_MS
}
