import { must } from '@xingzhi/runtime/assert'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createActivity, key, putManagedSite, putSite, refusalFrom, workshop } from './site-data.ts'
import { manager, operator, startVenue, type Venue } from './start-venue.ts'

let venue: Venue
beforeAll(async () => {
  venue = await startVenue()
})
afterAll(() => venue.stop())

it('says what to bring to an activity, in lines, and nothing where nothing was said', async () => {
  const { site, activity } = await putManagedSite(venue)
  expect(activity).toMatchObject({ whatToBring: '', whatToBringEn: '' })
  const said = { whatToBring: '围裙\n一双旧鞋', whatToBringEn: 'An apron\nOld shoes' }
  const { id } = await createActivity(venue.as(manager), site.id, said)
  expect((await venue.as(manager).getActivities({ ids: [id] })).activities).toMatchObject([said])
  const { facts } = await refusalFrom(
    createActivity(venue.as(manager), site.id, { whatToBring: '带'.repeat(1001) }),
  )
  expect(facts).toMatchObject({ field: 'activity.whatToBring', problem: 'too_long', limit: '1000' })
})

it('says how to reach a site, by telephone and on foot; the contact is one line', async () => {
  const said = {
    contact: '021-0000-0000',
    directions: '地铁七宝站\n2 号口向南',
    directionsEn: 'Qibao station\nExit 2, southwards',
  }
  const { id } = await putSite(venue, said)
  const read = async () => must((await venue.as(operator).getSites({ ids: [id] })).sites[0])
  expect(await read()).toMatchObject(said)
  const change = (site: object) =>
    venue.as(operator).putSite({ site: { ...workshop, ...said, ...site, id }, idempotencyKey: key() })
  await change({ contact: 'tea@example.org' })
  expect(await read()).toMatchObject({ ...said, contact: 'tea@example.org', version: 2n })
  const { facts } = await refusalFrom(change({ contact: '021-0000-0000\n021-0000-0001' }))
  expect(facts).toMatchObject({ field: 'site.contact', problem: 'malformed' })
})
