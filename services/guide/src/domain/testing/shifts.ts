import type { Shift } from '../shift.ts'

/** An open shift of two hours in Shanghai, Wednesday 2027-03-10 from 10:00, for two guides. */
export function someShift(shift: Partial<Shift> = {}): Shift {
  return {
    id: '0199aaaa-0000-7000-8000-000000000001',
    kind: 'DEPARTURE',
    status: 'OPEN',
    startsAt: new Date('2027-03-10T02:00:00Z'),
    endsAt: new Date('2027-03-10T04:00:00Z'),
    wanted: 2,
    claimed: 0,
    doubtful: 0,
    over: 0,
    theme: 'RED',
    languages: ['ZH'],
    qualificationIds: [],
    callsForHelp: false,
    groupSize: 15,
    startsPlace: 'belltower',
    endsPlace: 'church',
    streetTownCode: '310112102',
    sourceVersion: 1,
    version: 1,
    places: 0,
    peoplePresent: 0,
    slotVersion: 0,
    ...shift,
  }
}
