import type { RefusalName } from '@xingzhi/runtime/refusal'
import type { Facts, RefusalWords } from './facts.ts'

export const refusalsZh: RefusalWords<RefusalName> = {
  SIGN_IN_REQUIRED: () => '请先登录，登录后会回到这里继续。',
  FORBIDDEN: () => '您没有办理这项操作的权限。如果需要，请联系学促办开通。',
  NOT_FOUND: (facts) => `没有找到${whatZh(facts)}，可能已经撤下。请刷新页面后再看。`,
  INVALID_INPUT: (facts) => problemZh(facts),
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
  ALREADY_RESERVED: () => '您已经预约了这个场次。可以在“我的预约”里查看；要改人数，请先取消再预约。',
  OVERLAPS: (facts) => {
    const [from, until] = [facts.moment('startsAt'), facts.moment('endsAt')]
    const when = from && until ? `（${from} 至 ${until}）` : ''
    return `这段时间您已有别的安排${when}。请先取消原来的预约，或换一个时间。`
  },
  LIMIT_REACHED: (facts) => {
    const limit = facts.number('limit')
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
    const [opens, closes] = [facts.timeOfDay('opensMinute'), facts.timeOfDay('closesMinute')]
    return opens && closes
      ? `超出了当天的开放时间（${opens}–${closes}）。请换一个时间。`
      : '当天不开放。请换一天。'
  },
  OVER_SITE_CAPACITY: (facts) => {
    const place = facts.text('of') === 'room' ? '这个房间' : '这个基地'
    return `人数超过了${place}的容量（同时最多 ${facts.number('capacity') ?? '规定的'} 人）。请减少名额，或换时间、换房间。`
  },
  STATION_FULL: () => '这个时间站点容纳不下更多的人。请换一个时间。',
  NOT_QUALIFIED: () => '这个班次需要的资质您还没有，或已经过期。请先参加培训。',
  SHIFT_TAKEN: () => '这个班次已经有人认领了。请看看其他班次。',
  REST_REQUIRED: () => '两个班次之间需要休息。请选择晚一些的班次。',
  BUSY: () => '现在预约的人很多，这次还没有办理。请过几秒再点一次，不会重复预约。',
}

const WHAT: Record<string, string> = {
  site: '这个基地',
  activity: '这个体验项目',
  session: '这个场次',
  slot: '这个场次',
  reservation: '这个预约',
  person: '这个人',
}

function whatZh(facts: Facts): string {
  return WHAT[facts.text('what') ?? ''] ?? '所要的内容'
}

const FIELDS: Record<string, string> = {
  partySize: '人数',
  capacity: '名额',
  title: '名称',
  summary: '简介',
  reason: '原因',
  room: '房间',
  startsAt: '开始时间',
  opensAt: '开放时间',
  closesAt: '截止时间',
  durationMinutes: '时长',
  minimumAge: '最低年龄',
  maximumPartySize: '每次最多人数',
  materials: '材料',
  crafts: '手工类别',
  within: '地图范围',
  near: '位置',
  after: '翻页位置',
  first: '每页条数',
  person: '人员',
}

function problemZh(facts: Facts): string {
  const path = facts.text('field') ?? ''
  const field = FIELDS[path.split('.').at(-1) ?? ''] ?? (path === '' ? '填写的内容' : `“${path}”`)
  const limit = facts.text('limit')
  switch (facts.text('problem')) {
    case 'required':
      return `请填写${field}。`
    case 'too_long':
      return `${field}太长${limit ? `，最多 ${limit}` : ''}。请缩短后再试。`
    case 'too_small':
      return `${field}太小${limit ? `，至少 ${limit}` : ''}。请修改后再试。`
    case 'too_large':
      return `${field}太大${limit ? `，最多 ${limit}` : ''}。请修改后再试。`
    case 'unknown':
      return `${field}不在可选范围内。请重新选择。`
    default:
      return `${field}的格式不对。请修改后再试。`
  }
}
