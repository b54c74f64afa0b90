import { purgeAudit } from '@xingzhi/runtime/audit-entries'
import { expect, it } from 'vitest'
import { admit } from './guide-data.ts'
import { guide, operator, startGuide } from './start-guide.ts'

it('audit entries go when they are past their keeping, and no earlier', async () => {
  const system = await startGuide()
  await admit(system, guide(1))
  const keeping = { auditKeptDays: 180, inboxKeptDays: 7, idempotencyKeptDays: 30, replayedKeptDays: 30 }
  const purge = () => purgeAudit(system, keeping).run(new AbortController().signal)
  const count = async () => (await system.as(operator).listAuditEntries({})).entries.length
  // Their ids are of today, which is before the clock of this test.
  system.clock.advance({ days: 179 })
  await purge()
  expect(await count()).toBe(1)
  system.clock.advance({ days: 2 })
  await purge()
  expect(await count()).toBe(0)
  await system.stop()
})
