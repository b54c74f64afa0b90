import { Language } from '@xingzhi/proto/common/v1/theme_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.stop())

test('a session is taught in its own languages, else in those of its activity, else in Putonghua', async () => {
  const [silent, ofActivity, own] = seedSessions(gateway, 3)
  must(ofActivity).activity.languages = [Language.WUU, Language.EN]
  must(own).activity.languages = [Language.WUU]
  must(own).session.languages = [Language.CSL, 99 as Language]
  const read = async (id: string) => {
    const query = `{ node(id: "Session_${id}") { ... on Session { languages activity { languages } } } }`
    return (await gateway.graphql(query)).data?.['node']
  }
  expect(await read(must(silent).session.id)).toEqual({ languages: ['ZH'], activity: { languages: ['ZH'] } })
  expect(await read(must(ofActivity).session.id)).toEqual({
    languages: ['WUU', 'EN'],
    activity: { languages: ['WUU', 'EN'] },
  })
  expect(await read(must(own).session.id)).toEqual({ languages: ['CSL'], activity: { languages: ['WUU'] } })
})

test('a manager says them of an activity and of a session', async () => {
  const cookie = await gateway.signIn('operator-1')
  const [seeded] = seedSessions(gateway, 1)
  const { site, session } = must(seeded)
  const input = `siteId: "Site_${site.id}", title: "t", summary: "s", craft: WOOD, durationMinutes: 60, languages: [EN, ZH], idempotencyKey: "k"`
  const made = await gateway.graphql(
    `mutation { createActivity(input: { ${input} }) { ... on CreateActivitySuccess { activity { languages } } } }`,
    { cookie },
  )
  expect(made.data).toMatchObject({ createActivity: { activity: { languages: ['EN', 'ZH'] } } })
  const change = async (languages: string) => {
    const asked = `sessionId: "Session_${session.id}", languages: ${languages}, idempotencyKey: "${languages}"`
    const query = `mutation { changeSession(input: { ${asked} }) { ... on ChangeSessionSuccess { session { languages } } } }`
    return (await gateway.graphql(query, { cookie })).data
  }
  expect(await change('[EN]')).toEqual({ changeSession: { session: { languages: ['EN'] } } })
  expect(await change('[]')).toEqual({ changeSession: { session: { languages: ['ZH'] } } })
})
