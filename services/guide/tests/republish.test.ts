import {
  ServiceRecordedSchema,
  ShiftClaimedSchema,
  ShiftOpenedSchema,
  ShiftReleasedSchema,
  ShiftStaffingChangedSchema,
} from '@xingzhi/proto/guide/v1/events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { expect, it } from 'vitest'
import { admit, cancel, claim, key, readShift, schedule } from './guide-data.ts'
import { guide, operator, startGuide } from './start-guide.ts'

it('republishing tells every fact as it stands', async () => {
  const system = await startGuide()
  const [one, two] = [guide(1), guide(2)]
  await admit(system, one, two)
  const standing = await schedule(system, { at: '2027-03-01 09:00' })
  const gone = await schedule(system, { at: '2027-03-11 10:00' })
  const kept = must((await claim(system, one, standing)).claim)
  const left = must((await claim(system, two, gone)).claim)
  await cancel(system, { id: gone, version: 2 })
  system.clock.advance({ hours: 4 })
  const asGuide = system.as(one)
  await asGuide.recordService({ shiftId: standing, minutes: 120, peopleGuided: 9, idempotencyKey: key() })
  await system.service.drain()
  const versions = new Map(
    system.toldOf(ShiftStaffingChangedSchema).map(({ shift }) => [shift?.id, shift?.version]),
  )
  await system.forgetTold()

  expect(await system.service.republish()).toBe(9)
  await system.service.drain()
  const { shifts } = await system.as(operator).getShifts({ ids: [standing, gone] })
  const opened = system.toldOf(ShiftOpenedSchema).map(({ shift }) => shift)
  expect(opened.sort((one, other) => ((one?.id ?? '') < (other?.id ?? '') ? -1 : 1))).toEqual(shifts)
  const staffing = system.toldOf(ShiftStaffingChangedSchema)
  expect(staffing.map(({ shift }) => [shift?.id, shift?.version])).toEqual(
    staffing.map(({ shift }) => [shift?.id, versions.get(shift?.id)]),
  )
  expect(system.toldOf(ShiftClaimedSchema)).toMatchObject([{ claim: { id: kept.id }, shiftVersion: 2n }])
  expect(system.toldOf(ShiftReleasedSchema)).toMatchObject([{ claim: { id: left.id }, shiftVersion: 3n }])
  expect(system.toldOf(ServiceRecordedSchema)).toMatchObject([{ record: { shiftId: standing }, version: 1n }])
  expect(await readShift(system, standing)).toMatchObject({ claimed: 1 })
  await system.stop()
})
