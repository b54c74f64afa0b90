import type { RefusalName } from '@xingzhi/runtime/refusal'
import type { Facts, RefusalWords } from './facts.ts'
import { problemZh } from './input-zh.ts'

export const refusalsZh: RefusalWords<RefusalName> = {
  SIGN_IN_REQUIRED: () => '请先登录，登录后会回到这里继续。',
  FORBIDDEN: (facts) => {
    switch (facts.text('because')) {
      case 'notRegistered':
        return '这项服务面向导学志愿者。请先登记成为志愿者，一分钟就好。'
      case 'notAdmitted':
        return '您的志愿者登记还在等待学促办审核，通过后就能认领班次。'
      case 'suspended':
        return '您的志愿服务目前暂停，原因见您的志愿者页面。如有疑问，请联系学促办。'
      case 'absent':
        return '这个班次记的是缺席，没有时长可登记。如果您到场了，请联系学促办更正。'
      case 'ownHours':
        return '这是您自己的时长，要由别人确认。请让另一位工作人员办理。'
      default:
        return '您没有办理这项操作的权限。如果需要，请联系学促办开通。'
    }
  },
  NOT_FOUND: (facts) => `没有找到${whatZh(facts)}，可能已经撤下。请刷新页面后再看。`,
  INVALID_INPUT: (facts) => problemZh(facts),
  CHANGED: (facts) => {
    const [startsAt, meetingPoint] = [facts.moment('startsAt'), facts.text('meetingPoint')]
    if (meetingPoint !== undefined) {
      const place = meetingPoint === '' ? '第一站' : `“${meetingPoint}”`
      return `集合地点改了，现在在${place}集合，所以没有替您预约。如果方便到那里，请再点一次预约。`
    }
    return startsAt
      ? `时间改了，现在是 ${startsAt} 开始，所以没有替您预约。请看清新的时间，合适的话再点一次预约。`
      : '您看到的内容刚刚有变，所以没有办理。请看清新的内容，合适的话再办理一次。'
  },
  SLOT_FULL: (facts) => {
    const remaining = facts.number('remaining')
    const party = facts.number('partySize')
    return remaining !== undefined && remaining > 0
      ? `只剩 ${remaining} 个名额，不够 ${party ?? '所选'} 人。可以减少人数，或选择下面的其他场次。`
      : '名额已满。可以选择下面的其他场次。'
  },
  SLOT_NOT_OPEN: (facts) => {
    const opensAt = facts.moment('opensAt')
    return opensAt ? `预约还没有开始，${opensAt} 开放，请到时再来。` : '预约还没有开始，请稍后再来。'
  },
  SLOT_CLOSED: (facts) => {
    const closesAt = facts.moment('closesAt')
    return closesAt ? `预约已于 ${closesAt} 截止。请看看其他场次。` : '预约已经截止。请看看其他场次。'
  },
  SLOT_CANCELLED: () => '这个场次已经取消。请看看其他场次。',
  PARTY_TOO_LARGE: (facts) => `一次最多预约 ${facts.number('maximum') ?? '规定的'} 人。请减少人数后再试。`,
  ALREADY_RESERVED: () => '您已经预约了这个场次。可以在“我的预约”里打开它，要改人数也在那里改。',
  OVERLAPS: (facts) => {
    const [from, until] = [facts.moment('startsAt'), facts.moment('endsAt')]
    const when = from && until ? `（${from} 至 ${until}）` : ''
    const title = facts.text('title')
    return `这段时间您已有${title ? `“${title}”` : '别的安排'}${when}。请先取消或退出原来的安排，或换一个时间。`
  },
  LIMIT_REACHED: (facts) => {
    const limit = facts.number('limit')
    if (facts.text('what') === 'minutesPerDay') return dayFullZh(facts)
    if (facts.text('what') === 'managers') {
      return `一个基地最多有 ${limit ?? '规定数量的'} 位管理员。请先收回其中一位的权限。`
    }
    return facts.text('what') === 'activeReservations'
      ? `每人最多同时持有 ${limit ?? '规定数量的'} 个预约。请先取消一个，或等已有的预约结束。`
      : '操作太频繁了。请等一分钟再试，您的名额不会因此受影响。'
  },
  IDEMPOTENCY_MISMATCH: () => '这次提交和之前的一次混在了一起，没有办理。请刷新页面后重新提交。',
  TOO_LATE: (facts) => {
    const deadline = facts.moment('deadline')
    return deadline
      ? `办理时间已过（截止 ${deadline}）。如有困难，请直接联系场馆。`
      : '时间已过，不能再办理。如有困难，请直接联系场馆。'
  },
  ROOM_TAKEN: (facts) => {
    const room = facts.text('room')
    const [from, until] = [facts.moment('startsAt'), facts.moment('endsAt')]
    const when = from && until ? `在 ${from} 至 ${until} ` : '在这段时间'
    return `${room ? `“${room}”` : '场地'}${when}已有别的场次。请换一个时间或房间。`
  },
  OUTSIDE_OPENING: (facts) => {
    if (facts.text('closedFrom') !== undefined) return closedZh(facts)
    if (facts.text('arrivesAt') !== undefined) return shutZh(facts)
    const [opens, closes] = [facts.timeOfDay('opensMinute'), facts.timeOfDay('closesMinute')]
    return opens && closes
      ? `超出了当天的开放时间（${opens}–${closes}）。请换一个时间。`
      : '当天不开放。请换一天。'
  },
  OVER_SITE_CAPACITY: (facts) => {
    const place = facts.text('of') === 'room' ? '这个房间' : '这个基地'
    const left = facts.number('left')
    const room = left === undefined ? '' : left <= 0 ? '，这个时间已无余量' : `，这个时间还能容纳 ${left} 人`
    return `人数超过了${place}的容量（同时最多 ${facts.number('capacity') ?? '规定的'} 人${room}）。请减少名额，或换时间、换房间。`
  },
  STATION_FULL: (facts) => stationFullZh(facts),
  NOT_QUALIFIED: (facts) => {
    const needed = facts.duration('minutesNeeded')
    if (needed) {
      return `开具证书至少需要 ${needed}已确认的服务时长，您现有 ${facts.duration('minutes') ?? '的还不够'}。请先登记时长，确认后再来。`
    }
    const expiresAt = facts.moment('expiresAt')
    return expiresAt
      ? `这个班次需要的一项资质，您的会在班次结束前到期（${expiresAt}）。请再参加一次培训。`
      : '这个班次需要一项您还没有的资质。请先参加培训。'
  },
  SHIFT_TAKEN: (facts) => {
    const wanted = facts.number('wanted')
    const who = wanted === undefined || wanted === 1 ? '已经有人' : `已经由 ${wanted} 位志愿者`
    return `这个班次${who}认领了。请看看其他班次；有空缺时会再显示出来。`
  },
  REST_REQUIRED: (facts) => {
    const [from, until] = [facts.moment('startsAt'), facts.moment('endsAt')]
    const other = from && until ? `您的另一个班次（${from} 至 ${until}）` : '您的另一个班次'
    const rest = facts.duration('restMinutes')
    const [startsFrom, endsUntil] = [facts.moment('startsFrom'), facts.moment('endsUntil')]
    const then = startsFrom
      ? `${startsFrom} 之后开始的班次`
      : endsUntil
        ? `${endsUntil} 之前结束的班次`
        : '时间隔得更开的班次'
    if (facts.text('rest') === 'night') {
      return `任意 24 小时内要有连续${rest ? ` ${rest}` : '一夜'}的休息，这个班次与${other}连在一起就没有了。请选择${then}。`
    }
    return `这个班次与${other}之间，要留出${rest ? ` ${rest}` : '时间'}休息和赶路。请选择${then}，或同一地点的班次。`
  },
  BUSY: () => '现在预约的人很多，这次还没有办理。请过几秒再点一次，不会重复预约。',
}

function stationFullZh(facts: Facts): string {
  const [station, at] = [stationZh(facts), facts.moment('at')]
  const [capacity, people, left] = [facts.number('capacity'), facts.number('people'), facts.number('left')]
  if (capacity === undefined || people === undefined)
    return '途中有站点在这个时间容纳不下更多的人。请换一个时间。'
  if (at === undefined) {
    return `${station}同时最多容纳 ${capacity} 人，这次安排了 ${people} 人。请减少导学志愿者或每组人数。`
  }
  const room = left === undefined || left <= 0 ? '已经没有余量' : `只能再容纳 ${left} 人`
  return `${station}同时最多容纳 ${capacity} 人，${at} ${room}，而这次会来 ${people} 人。请选用建议的出发时间，或减少人数。`
}

function closedZh(facts: Facts): string {
  const [from, until] = [facts.moment('closedFrom'), facts.moment('closedUntil')]
  const reason = facts.text('reason')
  const when = from ? `${from} 起${until ? `至 ${until} ` : ''}关闭` : '在这段时间关闭'
  const how = until || !from ? '' : '，开放时间另行通知'
  return `${stationZh(facts, '这条线路')}${when}${how}${reason ? `（${reason}）` : ''}。请换一个时间。`
}

function shutZh(facts: Facts): string {
  const [from, until] = [facts.moment('arrivesAt'), facts.moment('leavesAt')]
  const when = from && until ? `（${from} 至 ${until}）` : ''
  return `队伍到访时${stationZh(facts)}没有全程开放${when}。请换一个时间。`
}

function stationZh(facts: Facts, otherwise = '这个站点'): string {
  const name = facts.text('station')
  return name ? `“${name}”` : otherwise
}

function dayFullZh(facts: Facts): string {
  const [limit, day] = [facts.duration('limit'), facts.day('day')]
  const [minutes, wanted] = [facts.duration('minutes'), facts.duration('wanted')]
  const [from, until] = [facts.moment('from'), facts.moment('until')]
  if (from && until && minutes && wanted) {
    return `志愿服务在任意 24 小时内最多 ${limit ?? '规定的时长'}。${from} 至 ${until} 您已有 ${minutes}，这个班次还要 ${wanted}。请选择隔得更开的班次，或先退出其中一个。`
  }
  const why = minutes && wanted ? `${day ?? '这一天'}您已有 ${minutes}，这个班次还要 ${wanted}。` : ''
  return `志愿服务每天最多 ${limit ?? '规定的时长'}。${why}请选择别的日子的班次，或先退出当天的一个班次。`
}

const WHAT: Record<string, string> = {
  site: '这个基地',
  activity: '这个体验项目',
  session: '这个场次',
  slot: '这个场次',
  reservation: '这个预约',
  person: '这个人',
  route: '这条线路',
  station: '这个站点',
  departure: '这个导览班次',
  closure: '这次关闭',
  walk: '这次行走',
  guide: '这位志愿者',
  qualification: '这项资质',
  training: '这场培训',
  shift: '这个班次',
  claim: '对这个班次的认领',
  record: '这条服务记录',
  certificate: '这张证书',
}

function whatZh(facts: Facts): string {
  return WHAT[facts.text('what') ?? ''] ?? '所要的内容'
}
