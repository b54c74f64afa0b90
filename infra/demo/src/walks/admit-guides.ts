import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { GuideStatus, type Training } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asGuide, asOperator } from '../as-person.ts'
import type { DemoTarget } from '../demo-target.ts'
import { introduce } from '../fill-slots.ts'
import { inParallel } from '../in-parallel.ts'
import type { PlannedGuide } from './plan-guides.ts'
import { type PlannedTraining, qualifications } from './plan-trainings.ts'
import type { WalksPlan } from './plan-walks.ts'
import type { QualificationKey } from './walk-habits.ts'

export type QualificationIds = Map<QualificationKey, string>

const callsAtOnceMax = 8
const dayMs = 86_400_000

/** Registers the volunteers, trains some of them and admits most. What their trainings grant, by the plan's own keys. */
export async function admitGuides(target: DemoTarget, plan: WalksPlan): Promise<QualificationIds> {
  const ids: QualificationIds = new Map()
  await inParallel(qualifications, callsAtOnceMax, async ({ key, ...qualification }) => {
    const put = await target.guide.putQualification(
      { qualification, idempotencyKey: `demo:${target.seed}:qualification:${key}` },
      asOperator(target),
    )
    ids.set(key, must(put.qualification).id)
  })
  await inParallel(plan.guides, callsAtOnceMax, (guide) => admit(target, guide))
  const known = await trainingsByTitle(target)
  for (const training of plan.trainings) await holdTraining(target, training, ids, known.get(training.title))
  return ids
}

async function admit(target: DemoTarget, planned: PlannedGuide): Promise<void> {
  const { person, admitted, qualifications: _, ...guide } = planned
  await introduce(target, person, 'GUIDE')
  await target.guide.registerGuide(
    { guide, idempotencyKey: `demo:${target.seed}:register` },
    asGuide(target, person),
  )
  if (!admitted) return
  const personId = demoPersonId(person)
  const idempotencyKey = `demo:${target.seed}:admit:${person}`
  await target.guide.setGuideStatus(
    { personId, status: GuideStatus.ADMITTED, idempotencyKey },
    asOperator(target),
  )
}

/** Those that are there, of an interrupted seeding that may have been another day's. */
async function trainingsByTitle(target: DemoTarget): Promise<Map<string, Training>> {
  const lists = await Promise.all(
    [false, true].map((past) =>
      target.guide.listTrainings({ past, page: { first: 50 } }, asOperator(target)),
    ),
  )
  return new Map(lists.flatMap(({ trainings }) => trainings).map((training) => [training.title, training]))
}

/** Nobody can take a place in what is over: a past training is planned ahead first, and put to its time when people have theirs. */
async function holdTraining(
  target: DemoTarget,
  planned: PlannedTraining,
  ids: QualificationIds,
  known: Training | undefined,
): Promise<void> {
  const now = target.clock().getTime()
  const isOver = planned.attended.length > 0
  const lengthMs = planned.endsAt.getTime() - planned.startsAt.getTime()
  const ahead = { startsAt: new Date(now + dayMs), endsAt: new Date(now + dayMs + lengthMs) }
  const training =
    known ?? (await putTraining(target, planned, ids, { id: '', ...(isOver ? ahead : planned) }))
  const hasBegun = Number(training.startsAt?.seconds ?? 0) * 1000 <= now
  const { id: trainingId } = training
  if (!hasBegun) {
    await inParallel(planned.enrolled, callsAtOnceMax, async (person) => {
      const idempotencyKey = `demo:${target.seed}:enrol:${planned.key}`
      await target.guide.enrolInTraining({ trainingId, idempotencyKey }, asGuide(target, person))
    })
    if (isOver) await putTraining(target, planned, ids, { ...planned, id: trainingId })
  }
  if (!isOver) return
  await target.guide.recordAttendance(
    {
      trainingId,
      personIds: planned.attended.map(demoPersonId),
      idempotencyKey: `demo:${target.seed}:attendance:${planned.key}`,
    },
    asOperator(target),
  )
}

async function putTraining(
  target: DemoTarget,
  { key, title, titleEn, place, capacity, grants }: PlannedTraining,
  ids: QualificationIds,
  at: { id: string; startsAt: Date; endsAt: Date },
): Promise<Training> {
  const { training } = await target.guide.putTraining(
    {
      training: {
        ...{ id: at.id, title, titleEn, place, capacity },
        startsAt: timestampFromDate(at.startsAt),
        endsAt: timestampFromDate(at.endsAt),
        qualificationIds: grants.map((grant) => must(ids.get(grant))),
      },
      idempotencyKey: `demo:${target.seed}:training:${key}:${at.id}:${at.startsAt.getTime()}`,
    },
    asOperator(target),
  )
  return must(training)
}
