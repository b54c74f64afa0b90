import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type RegisterGuideRequest,
  type RegisterGuideResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { insertGuide, lockGuide, updateGuide } from '../db/guides.ts'
import type { Guide, GuideProfile } from '../domain/guide.ts'
import { guideChanged } from '../events/guide-changed.ts'
import { guideMessage, readProfile } from '../wire/guide.ts'

/** Who registers waits for an operator; who changes what suits them keeps their standing. */
export async function registerGuide(
  { db, clock }: Context,
  request: RegisterGuideRequest,
  call: HandlerContext,
): Promise<RegisterGuideResponse> {
  const { personId } = requireActor(call)
  const profile = readProfile(request.guide)
  const method = GuideService.method.registerGuide
  return once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => ({
    guide: guideMessage(
      (await change(tx, personId, profile)) ?? (await register(tx, personId, profile, clock())),
    ),
  }))
}

async function change(tx: Tx, personId: string, profile: GuideProfile): Promise<Guide | undefined> {
  const before = await lockGuide(tx, personId)
  if (!before) return undefined
  const guide = { ...before, ...profile, version: before.version + 1 }
  await updateGuide(tx, guide)
  await appendToOutbox(tx, personId, [guideChanged(guide)])
  return guide
}

async function register(tx: Tx, personId: string, profile: GuideProfile, registeredAt: Date): Promise<Guide> {
  const guide = {
    ...profile,
    personId,
    status: 'APPLIED',
    statusReason: '',
    registeredAt,
    version: 1,
  } as const
  // Somebody signed in twice registered this moment.
  const registered = (await insertGuide(tx, guide)) ?? refuse('BUSY')
  await appendToOutbox(tx, personId, [guideChanged(registered)])
  return registered
}
