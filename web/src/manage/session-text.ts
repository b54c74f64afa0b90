import { defineText } from '../i18n/text.ts'

export const sessionText = defineText(
  {
    session: '场次',
    takenNow: '已约',
    leftNow: '还剩',
    helpersClaimed: (claimed: number, wanted: number) => `${claimed} / ${wanted} 位认领了`,
    change: '更改这一场',
    changeButton: '更改',
    touches: (reservations: number, people: number) =>
      reservations === 0 ? '现在还没有人预约这一场。' : `会影响 ${reservations} 个预约，共 ${people} 位。`,
    touchesTime: '他们会收到改期通知。和别的预约撞上的，两边都留着，随时可以退出其中一个。',
    touchesRoom: '他们会收到换场地的通知。',
    touchesCapacity: '名额改变不会取消任何预约。',
    touchesHelpers: '已经认领的帮手都会留着。',
    cancelSession: '取消这一场',
    cancelTitle: '取消这一场？',
    cancelTouches: (reservations: number, people: number) =>
      reservations === 0
        ? '现在还没有人预约这一场。取消了就不能恢复。'
        : `会取消 ${reservations} 个预约，共 ${people} 位。每个人都会收到通知和您写的原因。取消了就不能恢复。`,
    reasonHint: '写给预约的人看，比如“老师临时生病，深表歉意”。',
    confirmCancel: (people: number) => (people === 0 ? '取消这一场' : `取消，并通知 ${people} 位`),
    cancelling: '正在取消……',
    keepSession: '不取消',
    wasCancelled: (reason: string) => (reason ? `这一场已取消：${reason}` : '这一场已取消。'),
    hasStarted: '这一场已经开始，不能再更改或取消。',
    seePublic: '看市民看到的页面',
  },
  {
    session: 'Session',
    takenNow: 'Taken',
    leftNow: 'Left',
    helpersClaimed: (claimed, wanted) => `${claimed} of ${wanted} have claimed`,
    change: 'Change this session',
    changeButton: 'Change',
    touches: (reservations, people) =>
      reservations === 0
        ? 'Nobody has reserved this session yet.'
        : `This touches ${reservations === 1 ? '1 reservation' : `${reservations} reservations`}, ${people === 1 ? '1 person' : `${people} people`}.`,
    touchesTime:
      'They are told of the new time. Whoever then has two things at once keeps both and may leave either at any time.',
    touchesRoom: 'They are told of the new room.',
    touchesCapacity: 'A change of places cancels no reservation.',
    touchesHelpers: 'Helpers who have claimed stay.',
    cancelSession: 'Cancel this session',
    cancelTitle: 'Cancel this session?',
    cancelTouches: (reservations, people) =>
      reservations === 0
        ? 'Nobody has reserved this session yet. It cannot be brought back.'
        : `This cancels ${reservations === 1 ? '1 reservation' : `${reservations} reservations`}, ${people === 1 ? '1 person' : `${people} people`}. Everybody is told, with your reason. It cannot be brought back.`,
    reasonHint: 'Written for those who reserved, such as "Our teacher fell ill; we are very sorry".',
    confirmCancel: (people) =>
      people === 0
        ? 'Cancel this session'
        : `Cancel and tell ${people === 1 ? '1 person' : `${people} people`}`,
    cancelling: 'Cancelling…',
    keepSession: 'Keep it',
    wasCancelled: (reason) =>
      reason ? `This session was cancelled: ${reason}` : 'This session was cancelled.',
    hasStarted: 'This session has started; it can no longer be changed or cancelled.',
    seePublic: 'See the public page',
  },
)
