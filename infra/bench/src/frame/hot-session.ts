import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { Level } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import type { ActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { asActor, createRpcClient, type RpcTarget } from '@xingzhi/runtime/rpc-client'
import { operator } from './walks.ts'

const DAY_MS = 86_400_000
const NOON_IN_SHANGHAI_MS = 4 * 3_600_000
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
/** Where the demo's sites are: what is full there has alternatives nearby. */
const POINT = { latitude: 31.1126, longitude: 121.3817 }

export interface HotSession {
  places: number
  craft: Craft
}

/** A session that many want, at a site of its own in the middle of the demo, open from now on; the day after tomorrow at noon. Its id is its slot's. */
export async function publishHotSession(
  target: RpcTarget,
  tokens: ActorTokens,
  { places, craft }: HotSession,
): Promise<string> {
  const venue = createRpcClient(VenueService, target)
  const as = () => asActor(tokens.sign(operator))
  const names = { name: '莘庄手艺大厅', nameEn: 'Xinzhuang Craft Hall', address: '莘庄镇' }
  const openings = WEEKDAYS.map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 }))
  const site = {
    ...{ ...names, streetTownCode: '310112101', point: POINT, openings },
    ...{ crafts: [craft], capacity: places, demo: true },
  }
  const put = await venue.putSite({ site, idempotencyKey: newId() }, as())
  const siteId = must(put.site).id
  const activity = {
    ...{ siteId, craft, level: Level.BEGINNER, durationMinutes: 90, maximumPartySize: 4 },
    ...{ title: '人人想来的手工课', titleEn: 'The workshop that everybody wants', demo: true },
    ...{ summary: '名额有限。', summaryEn: 'There are few places.' },
  }
  const created = await venue.createActivity({ activity, idempotencyKey: newId() }, as())
  const startsAt = new Date((Math.floor(Date.now() / DAY_MS) + 2) * DAY_MS + NOON_IN_SHANGHAI_MS)
  const value = {
    ...{ siteId, activityId: must(created.activity).id, capacity: places },
    startsAt: timestampFromDate(startsAt),
  }
  const what = { case: 'plan', value } as const
  const published = await venue.publishSession({ what, idempotencyKey: newId() }, as())
  return must(published.session).id
}
