import type { RefusalName } from '@xingzhi/runtime/refusal'
import { expect, test } from 'vitest'
import { wordRefusal } from './word-refusal.ts'

const word = (code: RefusalName, facts: Record<string, string>) => [
  wordRefusal({ code, facts }, 'zh-CN'),
  wordRefusal({ code, facts }, 'en'),
]

const station = { stationId: 'x', station: '钟楼', stationEn: 'Bell Tower' }
const crowd = { ...station, capacity: '40', people: '30' }
const visit = { arrivesAt: '2027-03-01T01:00:00Z', leavesAt: '2027-03-01T01:20:00Z' }
const closed = { closedFrom: '2027-03-01T00:00:00Z', reason: '修缮', reasonEn: 'Repairs' }

test.each<[string, RefusalName, Record<string, string>, string, string]>([
  [
    'a station that is nearly full',
    'STATION_FULL',
    { ...crowd, left: '12', at: '2027-03-01T01:00:00Z' },
    '“钟楼”同时最多容纳 40 人，3月1日周一 09:00 只能再容纳 12 人，而这次会来 30 人。请选用建议的出发时间，或减少人数。',
    '“Bell Tower” takes 40 people at once, and on Mon 1 Mar, 09:00 there is room for only 12 more; 30 would come. Choose one of the suggested starts, or bring fewer.',
  ],
  [
    'a station that is full',
    'STATION_FULL',
    { ...crowd, left: '0', at: '2027-03-01T01:00:00Z' },
    '“钟楼”同时最多容纳 40 人，3月1日周一 09:00 已经没有余量，而这次会来 30 人。请选用建议的出发时间，或减少人数。',
    '“Bell Tower” takes 40 people at once, and on Mon 1 Mar, 09:00 no room is left; 30 would come. Choose one of the suggested starts, or bring fewer.',
  ],
  [
    'a station that never takes so many',
    'STATION_FULL',
    { ...crowd, stationEn: '', people: '60', left: '40' },
    '“钟楼”同时最多容纳 40 人，这次安排了 60 人。请减少导学志愿者或每组人数。',
    '“钟楼” never takes more than 40 people at once, and 60 would come. Plan fewer guides or smaller groups.',
  ],
  [
    'a station that is shut while the group is there',
    'OUTSIDE_OPENING',
    { ...station, ...visit },
    '队伍到访时“钟楼”没有全程开放（3月1日周一 09:00 至 3月1日周一 09:20）。请换一个时间。',
    '“Bell Tower” is not open for the whole time that the group is there (Mon 1 Mar, 09:00 to Mon 1 Mar, 09:20). Choose another time.',
  ],
  [
    'a station that is closed for a while',
    'OUTSIDE_OPENING',
    { ...station, ...closed, closedUntil: '2027-03-02T00:00:00Z' },
    '“钟楼”3月1日周一 08:00 起至 3月2日周二 08:00 关闭（修缮）。请换一个时间。',
    '“Bell Tower” is closed from Mon 1 Mar, 08:00 to Tue 2 Mar, 08:00 (Repairs). Choose another time.',
  ],
  [
    'a route that is closed until further notice',
    'OUTSIDE_OPENING',
    { ...closed, reasonEn: '' },
    '这条线路3月1日周一 08:00 起关闭，开放时间另行通知（修缮）。请换一个时间。',
    'The route is closed from Mon 1 Mar, 08:00 until further notice (修缮). Choose another time.',
  ],
  [
    "a site's opening hours",
    'OUTSIDE_OPENING',
    { opensMinute: '540', closesMinute: '1020', weekday: '1' },
    '超出了当天的开放时间（09:00–17:00）。请换一个时间。',
    'That is outside the opening hours of the day (09:00–17:00). Choose another time.',
  ],
  [
    'a departure that is gone',
    'NOT_FOUND',
    { what: 'departure' },
    '没有找到这个导览班次，可能已经撤下。请刷新页面后再看。',
    'There is no such guided walk; it may have been taken down. Please reload the page.',
  ],
  [
    'a place that is too vague',
    'INVALID_INPUT',
    { field: 'accuracyMetres', problem: 'too_large', limit: '80' },
    '设备还不能确定您的位置（误差要在 80 米以内）。请到开阔的地方再试，或输入导学志愿者的打卡码。',
    'Your device is not sure enough where you are (it must be within 80 m). Step into the open and try again, or enter the guide’s code.',
  ],
  [
    'a closure that ends before it begins',
    'INVALID_INPUT',
    { field: 'closure.until', problem: 'too_small', limit: '2027-03-01T00:00:00.000Z' },
    '结束时间必须晚于 3月1日周一 08:00。请修改后再试。',
    'The end must be after Mon 1 Mar, 08:00. Please change it.',
  ],
  [
    'a start years ahead',
    'INVALID_INPUT',
    { field: 'plan.startsAt', problem: 'too_large', limit: '2029-03-01T00:00:00.000Z' },
    '开始时间太远了。请选择早一些的时间。',
    'The start is too far ahead. Please choose an earlier time.',
  ],
  [
    'too many guides',
    'INVALID_INPUT',
    { field: 'plan.guidesWanted', problem: 'too_large', limit: '20' },
    '导学志愿者人数太大，最多 20。请修改后再试。',
    'The number of guides is too large (at most 20). Please change it.',
  ],
  [
    'a start in the past',
    'TOO_LATE',
    { doing: 'scheduleDeparture', deadline: '2027-03-01T01:00:00Z' },
    '出发时间（3月1日周一 09:00）已经过去。请选择晚一些的时间。',
    'The start (Mon 1 Mar, 09:00) lies in the past. Choose a later one.',
  ],
  [
    'a site with as many managers as it can have',
    'LIMIT_REACHED',
    { what: 'managers', limit: '200' },
    '一个基地最多有 200 位管理员。请先收回其中一位的权限。',
    'A site can have at most 200 managers. Take the right from one of them first.',
  ],
  [
    'a site that holds a few more',
    'OVER_SITE_CAPACITY',
    { capacity: '60', of: 'site', left: '8' },
    '人数超过了这个基地的容量（同时最多 60 人，这个时间还能容纳 8 人）。请减少名额，或换时间、换房间。',
    'That is more than the site can hold (60 at once; 8 more fit at that time). Offer fewer places, or change the time or room.',
  ],
])('%s: %s says why and what helps', (_name, code, facts, zh, en) => {
  expect(word(code, facts)).toEqual([zh, en])
})
