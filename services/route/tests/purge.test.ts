import { purgeAudit } from '@xingzhi/runtime/audit-entries'
import { KEEPING_TIMES } from '@xingzhi/runtime/keeping-config'
import { expect, it } from 'vitest'
import { putStation } from './route-data.ts'
import { operator, startRoute } from './start-route.ts'

it('audit entries go when they are past their keeping, and no sooner', async () => {
  const system = await startRoute()
  const { id } = await putStation(system)
  const { db, clock } = system
  const job = purgeAudit({ db, clock }, { ...KEEPING_TIMES, auditKeptDays: 200 })
  const kept = async () => {
    await job.run(new AbortController().signal)
    return (await system.as(operator).listAuditEntries({ subjectId: id })).entries.length
  }
  clock.advance({ days: 200 })
  expect(await kept()).toBe(1)
  clock.advance({ days: 1 })
  expect(await kept()).toBe(0)
  await system.stop()
})
