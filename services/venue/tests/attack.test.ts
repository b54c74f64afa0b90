import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { readSoak } from '@xingzhi/runtime/testing/config'
import { drawMessage } from '@xingzhi/runtime/testing/hostile-message'
import { listViolations } from '@xingzhi/runtime/truth'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { venueTruths } from '../src/truths.ts'
import { publish, putManagedSite } from './site-data.ts'
import { citizen, manager, operator, otherManager, startVenue, type Venue } from './start-venue.ts'

const soak = readSoak(process.env)
const CALLS = 600

let venue: Venue
let ids: string[]
beforeAll(async () => {
  venue = await startVenue()
  const { site, activity } = await putManagedSite(venue)
  const session = await publish(venue.as(manager), activity, '2027-03-08 10:00')
  ids = [site.id, activity.id, session.id, manager.personId]
})
afterAll(() => venue.stop())

it(`${soak.times(CALLS)} calls of any RPC with any message are answered or refused, and leave everything true`, async () => {
  const actors = [undefined, citizen, manager, otherManager, operator]
  const call = fc.record({
    actor: fc.constantFrom(...actors),
    method: fc.constantFrom(...VenueService.methods),
  })
  const property = fc.asyncProperty(call, fc.gen(), async ({ actor, method }, g) => {
    const request = drawMessage(g, method.input, ids)
    const ask = venue.as(actor)[method.localName as 'getSites']
    await ask(request as never).catch((error: unknown) => {
      if (refusalOf(error) === undefined)
        throw new Error(`${method.name}: ${String(error)}`, { cause: error })
    })
  })
  await fc.assert(property, soak.draws(CALLS))
  await venue.service.drain()
  expect(await listViolations(venue.database.sql, venueTruths.truths)).toEqual([])
})
