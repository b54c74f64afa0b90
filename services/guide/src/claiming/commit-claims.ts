import { must } from '@xingzhi/runtime/assert'
import { isOutage, sqlStateOf, type Tx, transaction } from '@xingzhi/runtime/database'
import { keepAnswers, readKept } from '@xingzhi/runtime/kept-answers'
import { appendAllToOutbox } from '@xingzhi/runtime/outbox'
import { Refused } from '@xingzhi/runtime/refusal'
import { insertClaims } from '../db/claims.ts'
import { updateClaimed } from '../db/shifts.ts'
import { lockStanding } from '../db/standing.ts'
import type { Claim } from '../domain/claim.ts'
import type { Shift } from '../domain/shift.ts'
import { shiftFacts } from '../events/shift-events.ts'
import type { ClaimContext } from './claim-context.ts'
import {
  attempt,
  CLAIM_SHIFT,
  type ClaimAnswer,
  claimAnswer,
  isOpen,
  type PendingClaim,
} from './pending-claim.ts'
import { judge, take } from './standing.ts'
import { freeSoon, holdsSame, isUndone } from './with-holds.ts'

// query_canceled: it waited for a lock, and alone it would wait again.
const TOOK_TOO_LONG = '57014'

/** A key was answered elsewhere since it was looked for: nothing of this may be committed. */
class KeyKnown extends Error {
  override name = 'KeyKnown'
}

/** Answers those that are open, and keeps what is fresh, in one commit. */
export async function commitClaims(context: ClaimContext, all: readonly PendingClaim[]): Promise<void> {
  const written = all.filter((one) => isOpen(one) || one.isFresh)
  if (written.length === 0) return
  try {
    const answers = await transaction(context.db, (tx) => write(context, tx, written))
    written.forEach((one, at) => {
      one.answer = must(answers[at])
    })
  } catch (error) {
    if (error instanceof KeyKnown) {
      await answerKnown(context, written)
    } else if (written.length > 1 && isOfOne(error)) {
      for (const one of written) await commitClaims(context, [one])
      return
    } else {
      for (const one of written) one.answer = error as Error
      if (!isUndone(error)) return
    }
  }
  await freeWhatCameToNothing(context, written)
}

/** What the rules did not see and a constraint did, or a bug, must undo nothing but itself. */
function isOfOne(error: unknown): boolean {
  return !isOutage(error) && sqlStateOf(error) !== TOOK_TOO_LONG
}

/** Gives those whose keys are known what is kept; the others are judged anew. */
async function answerKnown({ db }: ClaimContext, pending: readonly PendingClaim[]): Promise<void> {
  const kept = await readKept(
    db,
    CLAIM_SHIFT,
    pending.map(({ request }) => request),
  )
  pending.forEach((one, at) => {
    one.answer = kept[at] ?? 'AGAIN'
  })
}

async function write(
  context: ClaimContext,
  tx: Tx,
  written: readonly PendingClaim[],
): Promise<(ClaimAnswer | Error)[]> {
  const open = written.filter(isOpen)
  const claimed = open.length > 0 ? await judgeUnderLocks(context, tx, open) : noClaims
  const answers = written.map((one) => claimed.answers.get(one) ?? must(one.answer))
  const answered = written.flatMap(({ request: intent }, at) => {
    const answer = must(answers[at])
    return answer === 'AGAIN' || (answer instanceof Error && !(answer instanceof Refused))
      ? []
      : [{ intent, answer }]
  })
  const shifts = [...claimed.changes.values()]
  const [isKept] = await Promise.all([
    keepAnswers(tx, CLAIM_SHIFT, answered),
    ...(shifts.length > 0 ? [writeClaims(tx, shifts)] : []),
  ])
  if (!isKept) throw new KeyKnown('a key is known by now')
  return answers
}

/** A shift as it has become, and who claimed it. */
interface Change {
  shift: Shift
  claims: Claim[]
  traceparent: string | undefined
}

interface Claimed {
  answers: Map<PendingClaim, ClaimAnswer | Refused>
  changes: Map<string, Change>
}

const noClaims: Claimed = { answers: new Map(), changes: new Map() }

async function judgeUnderLocks(
  context: ClaimContext,
  tx: Tx,
  open: readonly PendingClaim[],
): Promise<Claimed> {
  const standing = await lockStanding(
    tx,
    open.map(({ request }) => request),
  )
  const now = context.clock()
  const answers: Claimed['answers'] = new Map()
  const changes: Claimed['changes'] = new Map()
  for (const one of open) {
    const taken = attempt(() => judge(standing, one.request, context, { now }))
    if (taken instanceof Refused) {
      answers.set(one, taken)
    } else if (!taken.isNew) {
      answers.set(one, claimAnswer(taken, context, now))
    } else if (one.held && holdsSame(one.held, taken.claim)) {
      take(standing, taken)
      answers.set(one, claimAnswer(taken, context, now))
      const { shift, claim } = taken
      const before = changes.get(shift.id)
      const { traceparent } = before ?? one.request
      changes.set(shift.id, { shift, claims: [...(before?.claims ?? []), claim], traceparent })
    } else {
      answers.set(one, 'AGAIN')
    }
  }
  return { answers, changes }
}

/** Each shift tells once how it is staffed now, and of each of its claims. */
async function writeClaims(tx: Tx, changes: readonly Change[]): Promise<void> {
  const told = changes.map(({ shift, claims, traceparent }) => {
    return { key: shift.id, events: shiftFacts(shift, claims), traceparent }
  })
  await Promise.all([
    insertClaims(
      tx,
      changes.flatMap(({ claims }) => claims),
    ),
    updateClaimed(
      tx,
      changes.map(({ shift }) => shift),
    ),
    appendAllToOutbox(tx, told),
  ])
}

/** A guide who has the shift already, by another call, keeps the time: it is held by the same id. */
async function freeWhatCameToNothing(
  { time }: ClaimContext,
  written: readonly PendingClaim[],
): Promise<void> {
  const left = written.flatMap(({ held, answer }) =>
    held && (answer === 'AGAIN' || answer instanceof Error) ? [held] : [],
  )
  await Promise.all(left.map((claim) => freeSoon(time, claim, false)))
}
