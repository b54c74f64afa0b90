import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { key, publish, putManagedSite, refusalFrom } from './site-data.ts'
import { manager, startVenue, type Venue } from './start-venue.ts'

let venue: Venue
beforeAll(async () => {
  venue = await startVenue()
})
afterAll(() => venue.stop())

const change = async (sessionId: string, what: object) =>
  must((await venue.as(manager).changeSession({ sessionId, ...what, idempotencyKey: key() })).session)

it('a session says its languages anew in a change; none are those of the activity, which is taught in Putonghua at least', async () => {
  const { activity } = await putManagedSite(venue)
  expect(activity.languages).toEqual([Language.ZH])
  const said = (...languages: Language[]) => ({ languages: { languages } })
  const { id, languages } = await publish(venue.as(manager), activity, '2027-03-02 10:00', said(Language.EN))
  expect(languages).toEqual([Language.EN])
  expect(await change(id, { capacity: 12 })).toMatchObject({ languages: [Language.EN], version: 2n })
  expect(await change(id, said(Language.CSL, Language.ZH, Language.CSL))).toMatchObject({
    ...{ languages: [Language.ZH, Language.CSL], version: 3n },
  })
  expect(await change(id, said(Language.CSL, Language.ZH))).toMatchObject({ version: 3n })
  expect(await change(id, said())).toMatchObject({ languages: [], version: 4n })
  for (const wrong of [Language.UNSPECIFIED, 99 as Language]) {
    const { facts } = await refusalFrom(change(id, said(wrong)))
    expect(facts).toMatchObject({ field: 'languages[0]', problem: 'unknown' })
  }
})
