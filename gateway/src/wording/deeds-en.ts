import type { RefusalName } from '@xingzhi/runtime/refusal'
import type { DeedWords, Facts } from './facts.ts'

/** The words that differ with what somebody wanted to do. */
export const deedsEn: DeedWords<RefusalName> = {
  CHANGED: {
    claimShift: (facts) =>
      `The shift has been moved${at(facts, 'startsAt', ': it now starts on ')}, so it was not claimed for you. If the new time suits you, claim it again.`,
    changeReservation: (facts) =>
      `The start has changed${at(facts, 'startsAt', ': it is now ')}, so your party was not made larger. If the new time suits you, change it once more.`,
  },
  PARTY_TOO_LARGE: {
    changeReservation: (facts) =>
      `One reservation takes at most ${facts.number('maximum') ?? 'the allowed number of'} people, so nothing was changed; ${stillHeld(facts)}. For more people, look at other sessions that seat them all.`,
  },
  SLOT_CLOSED: {
    changeReservation: () =>
      'Reservations have closed: fewer people may come, but not more. If that is a problem, please contact the venue.',
  },
  NOT_FOUND: {
    changeReservation: () =>
      'This reservation has been cancelled, so its party cannot be changed. If you would still like to come, reserve again.',
    checkInReservation: (facts) =>
      facts.text('what') === 'reservation'
        ? 'No reservation here has this code. Please compare it once more, or choose the name from the list.'
        : undefined,
  },
  SLOT_FULL: {
    changeReservation: (facts) => {
      const [remaining, held] = [facts.number('remaining'), facts.number('held')]
      const most =
        remaining && held
          ? `Only ${remaining} more ${remaining === 1 ? 'fits' : 'fit'}, so you can be at most ${held + remaining}`
          : 'No more places are left, so your party was not made larger'
      return `${most}; ${stillHeld(facts)}. You can also look at other sessions that seat everybody.`
    },
    enrolInTraining: () => 'All places of this training are taken. Please choose another training.',
  },
  SLOT_CANCELLED: {
    changeReservation: () =>
      'This has been cancelled, so its party need not be changed any more. Please look at other sessions.',
    claimShift: () => 'This shift takes place no more. Please look at other shifts.',
    replaceClaim: () => 'This shift takes place no more, so nobody needs to be replaced.',
    assignGuide: () => 'This shift takes place no more, so nobody is needed for it.',
    enrolInTraining: () => 'This training has been cancelled. Please choose another one.',
    recordAttendance: () => 'This training has been cancelled, so nobody can have attended it.',
    changeDeparture: () => 'This guided walk is cancelled for good. Schedule a new one instead.',
  },
  SLOT_NOT_OPEN: {
    signInToShift: (facts) =>
      `You can sign in from an hour before the start${at(facts, 'opensAt', ': from ')}. Please try again at the meeting point.`,
    recordService: (facts) =>
      `Hours can be recorded once the shift is over${at(facts, 'opensAt', ': from ')}. Please come back then.`,
    markGuideAbsent: (facts) =>
      `A guide can be marked absent once the shift has begun${at(facts, 'opensAt', ': from ')}. Please come back then.`,
    recordAttendance: (facts) =>
      `Attendance can be recorded once the training has begun${at(facts, 'opensAt', ': from ')}. Please come back then.`,
    checkInReservation: (facts) =>
      `People can be checked in from an hour before the start${at(facts, 'opensAt', ': from ')}. Please try again then.`,
    undoCheckIn: (facts) =>
      `People can be checked in from an hour before the start${at(facts, 'opensAt', ': from ')}. Please try again then.`,
  },
  TOO_LATE: {
    changeReservation: (facts) =>
      `This has begun, or your party was checked in${at(facts, 'deadline')}, so its size cannot be changed any more. If another number of people comes, just say so when you arrive.`,
    claimShift: (facts) =>
      `This shift has begun already${at(facts, 'deadline')}, so it cannot be claimed any more. Please look at other shifts.`,
    releaseShift: (facts) =>
      `You could give this shift back by yourself only until the deadline${at(facts, 'deadline')}. If you cannot come, tell the district office at once: they will find somebody else.`,
    replaceClaim: (facts) =>
      `This shift is over${at(facts, 'deadline')}, so its guide cannot be replaced any more. If nobody came, correct the hours instead.`,
    assignGuide: (facts) =>
      `This shift is over${at(facts, 'deadline')}, so nobody can be assigned to it any more.`,
    signInToShift: (facts) =>
      `This shift is over${at(facts, 'deadline')}. If you were there, record your hours all the same.`,
    recordService: (facts) =>
      `These hours are confirmed or void already, or the time to record them has run out${at(facts, 'deadline')}. If they are wrong, ask the district office to correct them.`,
    confirmService: (facts) =>
      `This record is void${at(facts, 'deadline')}, so it cannot be confirmed any more.`,
    enrolInTraining: (facts) =>
      `This training has begun already${at(facts, 'deadline')}. Please choose another one.`,
    leaveTraining: (facts) =>
      `This training has begun already${at(facts, 'deadline')}, so the place cannot be given back. You need not do anything.`,
    checkInReservation: (facts) =>
      `People could be checked in until a day after the end${at(facts, 'deadline')}. If somebody is missing, please tell the district office.`,
    undoCheckIn: (facts) =>
      `People could be checked in until a day after the end${at(facts, 'deadline')}, so nothing can be changed any more. If something is wrong, please tell the district office.`,
    scheduleDeparture: (facts) => `The start${at(facts, 'deadline')} lies in the past. Choose a later one.`,
    changeDeparture: (facts) =>
      `The guided walk has begun already, or its new start lies in the past${at(facts, 'deadline')}. Choose a later start, or schedule another walk.`,
    cancelDeparture: (facts) =>
      `The guided walk has begun already${at(facts, 'deadline')}, so it cannot be cancelled any more. If it has to end early, tell its guides.`,
    checkIn: () =>
      'A check-in can be sent up to 30 days after it happened, and this one is older. Check in again when you are at the station.',
  },
}

function at(facts: Facts, name: string, before = ' ('): string {
  const moment = facts.moment(name)
  if (moment === undefined) return ''
  return before === ' (' ? ` (${moment})` : `${before}${moment}`
}

function stillHeld(facts: Facts): string {
  const held = facts.number('held')
  if (!held) return 'your places are still kept for you'
  return held === 1 ? 'your place is still kept for you' : `your ${held} places are still kept for you`
}
