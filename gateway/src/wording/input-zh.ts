import { type Facts, fieldOf } from './facts.ts'

/** What is wrong with which input. */
export function problemZh(facts: Facts): string {
  const path = facts.text('field') ?? ''
  const field = FIELDS[fieldOf(path)] ?? (path === '' ? '填写的内容' : `“${path}”`)
  const limit = facts.text('limit')
  const moment = facts.number('limit') === undefined ? facts.moment('limit') : undefined
  switch (facts.text('problem')) {
    case 'required':
      return `请填写${field}。`
    case 'too_long':
      return `${field}太长${limit ? `，最多 ${limit}` : ''}。请缩短后再试。`
    case 'too_small':
      if (moment) return `${field}必须晚于 ${moment}。请修改后再试。`
      return `${field}太小${limit ? `，至少 ${limit}` : ''}。请修改后再试。`
    case 'too_large':
      if (path.endsWith('accuracyMetres')) return vagueZh(limit)
      if (moment) return `${field}太远了。请选择早一些的时间。`
      return `${field}太大${limit ? `，最多 ${limit}` : ''}。请修改后再试。`
    case 'unknown':
      if (path === 'code') return '这不是站点现在的打卡码。请再看一眼导学志愿者的屏幕，输入新的打卡码。'
      return `${field}不在可选范围内。请重新选择。`
    default:
      return `${field}的格式不对。请修改后再试。`
  }
}

function vagueZh(limit: string | undefined): string {
  return `设备还不能确定您的位置${limit ? `（误差要在 ${limit} 米以内）` : ''}。请到开阔的地方再试，或输入导学志愿者的打卡码。`
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
  routeId: '线路',
  stationId: '站点',
  departureId: '导览班次',
  walkId: '行走记录',
  closureId: '关闭记录',
  theme: '主题',
  guidesWanted: '导学志愿者人数',
  groupSize: '每组人数',
  placesLimit: '名额上限',
  meetingPoint: '集合地点',
  languages: '语言',
  from: '开始时间',
  to: '结束时间',
  until: '结束时间',
  reasonEn: '英文原因',
  reservationId: '预约',
  code: '打卡码',
  accuracyMetres: '定位精度',
  claimedAt: '打卡时间',
  themes: '主题',
  streetTownCodes: '街镇',
  weekday: '星期',
  fromMinute: '开始时间',
  untilMinute: '结束时间',
  endsAt: '结束时间',
  showcaseName: '展示用的名字',
  showcaseWords: '展示用的话',
  name: '名字',
  nameEn: '英文名',
  titleEn: '英文名称',
  place: '地点',
  validDays: '有效天数',
  qualificationIds: '资质',
  guideIds: '志愿者',
  personId: '志愿者',
  personIds: '志愿者',
  status: '状态',
  minutes: '分钟数',
  peopleGuided: '导览人数',
  peoplePresent: '到场人数',
  helpersWanted: '志愿者人数',
  shiftId: '班次',
  claimId: '认领',
  guideId: '志愿者',
  recordId: '服务记录',
  availability: '合适的时间',
  qualificationId: '资质',
  trainingId: '培训',
  slotId: '场次',
}
