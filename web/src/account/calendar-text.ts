import { defineText } from '../i18n/text.ts'

export const calendarText = defineText(
  {
    title: '日历订阅',
    lead: '把预约和志愿班次放进手机日历。改期、取消会自己跟着变。',
    signInTitle: '登录后订阅日历',
    signInWhat: '订阅地址是每个人自己的。',
    make: '生成订阅地址',
    making: '正在生成…',
    makeAnew: '重新生成',
    withdraw: '停用',
    withdrawing: '正在停用…',
    isThere: (when: string) =>
      `您有一个订阅地址，${when}生成。地址只在生成时显示；丢了就重新生成，旧的随即失效。`,
    isNone: '您还没有订阅地址。',
    withdrawn: '已停用。用旧地址订阅的日历不再更新。',
    address: '订阅地址',
    addressHint: '知道这个地址的人能看到您的预约、预约码和班次，请不要转发。离开本页后不再显示。',
    copy: '复制',
    copied: '已复制',
    open: '在日历应用里打开',
    howTo: '在手机日历的“添加订阅日历”里粘贴地址即可。',
  },
  {
    title: 'Subscribe in your calendar',
    lead: 'Your reservations and shifts in your own calendar. What is moved or cancelled follows by itself.',
    signInTitle: 'Sign in to subscribe',
    signInWhat: 'Everybody has an address of their own.',
    make: 'Make an address',
    making: 'Making it…',
    makeAnew: 'Make it anew',
    withdraw: 'Withdraw it',
    withdrawing: 'Withdrawing it…',
    isThere: (when: string) =>
      `You have an address, made ${when}. It is shown only when it is made; if it is lost, make it anew, and the old one stops working.`,
    isNone: 'You have no address yet.',
    withdrawn: 'It is withdrawn. Calendars that subscribed to it are not updated any more.',
    address: 'Your address',
    addressHint:
      'Whoever knows it can read your reservations, their codes and your shifts: keep it to yourself. It is not shown again once you leave this page.',
    copy: 'Copy',
    copied: 'Copied',
    open: 'Open in the calendar app',
    howTo: 'Paste it where your calendar adds a subscription.',
  },
)
