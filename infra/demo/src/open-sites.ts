import { must } from '@xingzhi/runtime/assert'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asActor } from '@xingzhi/runtime/rpc-client'
import { toBring } from './arriving.ts'
import { type DemoTarget, signAs } from './demo-target.ts'
import { inParallel } from './in-parallel.ts'
import { activityKey } from './plan-activities.ts'
import type { DemoPlan } from './plan-demo.ts'
import type { PlannedSite } from './plan-sites.ts'

/** Ids by the plan's own keys. */
export interface OpenedIds {
  siteByPlace: Map<string, string>
  activityByKey: Map<string, string>
}

const callsAtOnceMax = 8

/** Puts every site but the last, says who manages it and creates what it offers. */
export async function openSites(target: DemoTarget, plan: DemoPlan): Promise<OpenedIds> {
  const siteByPlace = new Map<string, string>()
  const activityByKey = new Map<string, string>()
  const operator = () => asActor(signAs(target.tokens, 'operator-1', 'OPERATOR'))
  await inParallel(plan.sites.slice(0, -1), callsAtOnceMax, async (site) => {
    siteByPlace.set(site.placeId, await putSite(target, site))
  })
  await inParallel(plan.grants, callsAtOnceMax, async ({ placeId, person }) => {
    const siteId = must(siteByPlace.get(placeId))
    await target.venue.grantSite({ siteId, personId: demoPersonId(person) }, operator())
  })
  await inParallel(plan.activities, callsAtOnceMax, async (activity) => {
    const key = activityKey(activity)
    const { onlyAt: _, key: __, ...idea } = activity.idea
    const { activity: created } = await target.venue.createActivity(
      {
        activity: {
          ...idea,
          ...toBring(activity.craft),
          siteId: must(siteByPlace.get(activity.placeId)),
          craft: activity.craft,
          stepFree: activity.stepFree,
          demo: true,
        },
        idempotencyKey: `demo:${target.seed}:activity:${key}`,
      },
      operator(),
    )
    activityByKey.set(key, must(created).id)
  })
  return { siteByPlace, activityByKey }
}

/** Its being there says that the seeding is complete. */
export async function putLastSite(target: DemoTarget, plan: DemoPlan): Promise<void> {
  await putSite(target, must(plan.sites.at(-1)))
}

async function putSite({ venue, tokens, seed }: DemoTarget, site: PlannedSite): Promise<string> {
  const { placeId, scale: _, latitude, longitude, stepFree: __, ...rest } = site
  const { site: put } = await venue.putSite(
    {
      site: { ...rest, point: { latitude, longitude }, demo: true },
      idempotencyKey: `demo:${seed}:site:${placeId}`,
    },
    asActor(signAs(tokens, 'operator-1', 'OPERATOR')),
  )
  return must(put).id
}
