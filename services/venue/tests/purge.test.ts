import { purgeAudit } from '@xingzhi/runtime/audit-entries'
import { KEEPING_TIMES } from '@xingzhi/runtime/keeping-config'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putSite } from './site-data.ts'
import { operator, startVenue, type Venue } from './start-venue.ts'

let venue: Venue
beforeAll(async () => {
  venue = await startVenue()
})
afterAll(() => venue.stop())

test('the audit log keeps three years', async () => {
  const site = await putSite(venue)
  const purge = () =>
    purgeAudit({ db: venue.database.db, clock: venue.clock }, { ...KEEPING_TIMES, auditKeptDays: 1_095 }).run(
      new AbortController().signal,
    )
  const entries = async () => (await venue.as(operator).listAuditEntries({ siteId: site.id })).entries
  venue.clock.advance({ days: 1_095 })
  await venue.as(operator).putSite({ site: { ...site, capacity: 26 }, idempotencyKey: 'wider' })
  await purge()
  expect(await entries()).toHaveLength(2)
  venue.clock.advance({ days: 1 })
  await purge()
  expect(await entries()).toHaveLength(1)
})
