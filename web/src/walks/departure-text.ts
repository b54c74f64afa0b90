import { defineText, joinTexts } from '../i18n/text.ts'
import { departureCardText } from '../reserving/departure-text.ts'

export const departurePanelText = defineText(
  {
    title: (route: string) => `导览：${route}`,
    gone: '找不到这一班',
    goneWhat: '它可能已经下线。看看这条线路的别的班次吧。',
    waitingWhat: '导学员确认带队后，名额马上开放。每位导学员带一小队，确认得越多，名额越多。',
    waitingUntil: (when: string) => `最晚到 ${when} 会有结果。如果一直没有导学员，这一班会取消。`,
    growing: (missing: number) => `还有 ${missing} 位导学员可以加入，到时名额会更多。`,
    callsForHelp: '正在急寻导学员',
    cancelledNoGuide: '这一班取消了：没有导学员能带队。',
    cancelledWhat: '这一班取消了。',
    cancelledWhy: (reason: string) => `这一班取消了：${reason}`,
    startedWhat: '这一班已经出发，不能再预约。可以自己走这条线路。',
    closedWhat: '这一班的预约已经截止。',
    preparingWhat: '这一班刚刚排好，名额马上就好。',
    notOpenWhat: (when: string) => `${when} 开放预约，到时再来。`,
    full: '这一班已经满了。',
    none: '近期没有别的导览班次。有人退订就会空出位子，过些时候再来看看。',
    meetingPoint: '集合地点',
    atFirstStation: (station: string) => `${station}（第一站）`,
    languages: '讲解语言',
    group: '小队人数',
    groupSize: (count: number) => `每位导学员带 ${count} 人以内`,
    timetable: '时间表',
    stays: (from: string, to: string) => `${from}–${to}`,
    ends: (time: string) => `${time} 结束`,
    seeRoute: '看线路和站点',
  },
  {
    title: (route: string) => `Guided walk: ${route}`,
    gone: 'This departure is not here',
    goneWhat: 'It may have been taken down. Have a look at the other departures of this route.',
    waitingWhat:
      'Places open the moment a guide confirms. Each guide leads one small group: the more guides, the more places.',
    waitingUntil: (when: string) =>
      `You will know by ${when} at the latest. If no guide is found by then, this departure is cancelled.`,
    growing: (missing: number) =>
      missing === 1
        ? 'One more guide may join; there will be more places then.'
        : `${missing} more guides may join; there will be more places then.`,
    callsForHelp: 'Guides urgently wanted',
    cancelledNoGuide: 'This departure has been cancelled: no guide could lead it.',
    cancelledWhat: 'This departure has been cancelled.',
    cancelledWhy: (reason: string) => `This departure has been cancelled: ${reason}`,
    startedWhat: 'This walk has set off and can no longer be reserved. You can walk the route on your own.',
    closedWhat: 'Reservations for this departure have closed.',
    preparingWhat: 'This departure has just been scheduled; its places will be here in a moment.',
    notOpenWhat: (when: string) => `Reservations open ${when}. Come back then.`,
    full: 'This departure is full.',
    none: 'There is no other guided walk soon. Look again later: places come free when people cancel.',
    meetingPoint: 'Meet at',
    atFirstStation: (station: string) => `${station} (the first station)`,
    languages: 'Led in',
    group: 'Group',
    groupSize: (count: number) => `At most ${count} with each guide`,
    timetable: 'Timetable',
    stays: (from: string, to: string) => `${from}–${to}`,
    ends: (time: string) => `Ends at ${time}`,
    seeRoute: 'See the route and its stations',
  },
)

/** All words of a departure. */
export const departureText = joinTexts(departureCardText, departurePanelText)
