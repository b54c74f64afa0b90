import type { RefusalName } from '@xingzhi/runtime/refusal'
import type { DeedWords, Facts } from './facts.ts'

/** The words that differ with what somebody wanted to do. */
export const deedsZh: DeedWords<RefusalName> = {
  CHANGED: {
    claimShift: (facts) =>
      `班次的时间改了${now(facts)}，所以没有替您认领。请看清新的时间，合适的话再认领一次。`,
    changeReservation: (facts) =>
      `开始时间改了${now(facts)}，所以人数还没有增加。请看清新的时间，合适的话再改一次。`,
  },
  PARTY_TOO_LARGE: {
    changeReservation: (facts) =>
      `一次最多预约 ${facts.number('maximum') ?? '规定的'} 人，所以人数没有改，${stillHeld(facts)}。人更多的话，请看看坐得下的其他场次。`,
  },
  SLOT_CLOSED: {
    changeReservation: () => '预约已经截止，只能减少人数，不能再增加。如有困难，请直接联系场馆。',
  },
  NOT_FOUND: {
    changeReservation: () => '这个预约已经取消，人数不能再改。如果还想来，请重新预约。',
    checkInReservation: (facts) =>
      facts.text('what') === 'reservation'
        ? '这里没有这个预约码的预约。请再核对一遍，或从名单里选择。'
        : undefined,
  },
  SLOT_FULL: {
    changeReservation: (facts) => {
      const [remaining, held] = [facts.number('remaining'), facts.number('held')]
      const most =
        remaining && held
          ? `只剩 ${remaining} 个名额，最多可以改到 ${held + remaining} 位`
          : '没有多余的名额了，人数没有增加'
      return `${most}，${stillHeld(facts)}。也可以看看坐得下的其他场次。`
    },
    enrolInTraining: () => '这场培训的名额已满。请选择别的培训。',
  },
  SLOT_CANCELLED: {
    changeReservation: () => '这个场次已经取消，人数不用再改。请看看其他场次。',
    claimShift: () => '这个班次已经取消。请看看其他班次。',
    replaceClaim: () => '这个班次已经取消，不需要再换人。',
    assignGuide: () => '这个班次已经取消，不需要再派人。',
    enrolInTraining: () => '这场培训已经取消。请选择别的培训。',
    recordAttendance: () => '这场培训已经取消，不能登记出席。',
    changeDeparture: () => '这个导览班次已经取消，不能再改。请另排一个班次。',
  },
  SLOT_NOT_OPEN: {
    signInToShift: (facts) => `开始前一小时才能签到${from(facts)}。请到集合点后再试。`,
    recordService: (facts) => `班次结束后才能登记时长${from(facts)}。请到时再来。`,
    markGuideAbsent: (facts) => `班次开始后才能记缺席${from(facts)}。请到时再来。`,
    recordAttendance: (facts) => `培训开始后才能登记出席${from(facts)}。请到时再来。`,
    checkInReservation: (facts) => `开始前一小时才能为来客签到${from(facts)}。请到时再试。`,
    undoCheckIn: (facts) => `开始前一小时才能为来客签到${from(facts)}。请到时再试。`,
  },
  TOO_LATE: {
    changeReservation: (facts) =>
      `已经开始或已经签到${on(facts)}，人数不能再改。来的人数不同，到场时说一声就可以。`,
    claimShift: (facts) => `这个班次已经开始${on(facts)}，不能再认领。请看看其他班次。`,
    releaseShift: (facts) =>
      `自行退出的期限已过${on(facts)}。如果来不了，请马上告诉学促办，由他们安排别人接替。`,
    replaceClaim: (facts) => `这个班次已经结束${on(facts)}，不能再换人。如果没有人到场，请更正时长。`,
    assignGuide: (facts) => `这个班次已经结束${on(facts)}，不能再派人。`,
    signInToShift: (facts) => `这个班次已经结束${on(facts)}。如果您到场了，直接登记时长就可以。`,
    recordService: (facts) =>
      `时长已经确认或作废，或者登记期限已过${on(facts)}。如果有误，请联系学促办更正。`,
    confirmService: (facts) => `这条记录已经作废${on(facts)}，不能再确认。`,
    enrolInTraining: (facts) => `这场培训已经开始${on(facts)}。请选择别的培训。`,
    leaveTraining: (facts) => `这场培训已经开始${on(facts)}，不能再退出。您不需要再做什么。`,
    checkInReservation: (facts) => `签到在结束一天后截止${on(facts)}。如果漏了谁，请告诉学促办。`,
    undoCheckIn: (facts) => `签到在结束一天后截止${on(facts)}，不能再改。如果有误，请告诉学促办。`,
    scheduleDeparture: (facts) => `出发时间${on(facts)}已经过去。请选择晚一些的时间。`,
    changeDeparture: (facts) =>
      `这个导览班次已经出发，或新的出发时间已经过去${on(facts)}。请选择晚一些的时间，或另排一个班次。`,
    cancelDeparture: (facts) =>
      `这个导览班次已经出发${on(facts)}，不能再取消。如需提前结束，请通知导学志愿者。`,
    checkIn: () => '打卡最晚可在 30 天内补传，这一次已经超过。请再到站点时重新打卡。',
  },
}

function on(facts: Facts): string {
  const deadline = facts.moment('deadline')
  return deadline ? `（${deadline}）` : ''
}

function now(facts: Facts): string {
  const startsAt = facts.moment('startsAt')
  return startsAt ? `（现在 ${startsAt} 开始）` : ''
}

function stillHeld(facts: Facts): string {
  const held = facts.number('held')
  return held ? `原来的 ${held} 位还为您留着` : '原来的位子还为您留着'
}

function from(facts: Facts): string {
  const opensAt = facts.moment('opensAt')
  return opensAt ? `（${opensAt} 起）` : ''
}
