import { defineText } from '../i18n/text.ts'

/** What the facts of a session are called, by their names: where they are entered, where they are read, and in the audit log. */
export const sessionWords = defineText(
  {
    startsAt: '开始时间',
    room: '场地',
    capacity: '名额',
    helpersWanted: '志愿帮手',
    languages: '授课语言',
    opensAt: '开放预约',
    closesAt: '截止预约',
    whatToBring: '要带什么',
    contact: '联系',
    directions: '怎么走',
  },
  {
    startsAt: 'Starts at',
    room: 'Room',
    capacity: 'Places',
    helpersWanted: 'Volunteer helpers',
    languages: 'Taught in',
    opensAt: 'Booking opens',
    closesAt: 'Booking closes',
    whatToBring: 'To bring',
    contact: 'Contact',
    directions: 'The way there',
  },
)
