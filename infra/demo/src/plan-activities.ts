import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { ActivityIdea } from './catalogue/activity-idea.ts'
import { ceramics } from './catalogue/ceramics.ts'
import { fabric } from './catalogue/fabric.ts'
import { leather } from './catalogue/leather.ts'
import { paper } from './catalogue/paper.ts'
import { wood } from './catalogue/wood.ts'
import type { PlannedSite } from './plan-sites.ts'
import { randomFor } from './random.ts'

export interface PlannedActivity {
  placeId: string
  craft: Craft
  idea: ActivityIdea
  stepFree: boolean
}

const catalogue = new Map<Craft, ActivityIdea[]>([
  [Craft.LEATHER, leather],
  [Craft.WOOD, wood],
  [Craft.PAPER, paper],
  [Craft.FABRIC, fabric],
  [Craft.CERAMICS, ceramics],
])

/** What a site offers: all that belongs to this very place, and two or three more of each of its crafts. */
export function planActivities(seed: number, site: PlannedSite): PlannedActivity[] {
  return site.crafts.flatMap((craft) => {
    const ideas = must(catalogue.get(craft))
    const own = ideas.filter((idea) => idea.onlyAt?.includes(site.placeId))
    const random = randomFor(seed, 'activities', site.placeId, craft)
    const others = random.sample(
      ideas.filter((idea) => idea.onlyAt === undefined),
      site.crafts.length > 3 ? 2 : random.integer(2, 3),
    )
    return [...own, ...others].map((idea) => ({
      placeId: site.placeId,
      craft,
      idea,
      stepFree: site.stepFree,
    }))
  })
}

/** Unique over the whole demo. */
export function activityKey({ placeId, craft, idea }: PlannedActivity): string {
  return `${placeId}:${craft}:${idea.key}`
}
