import type { ReservationStatus } from '../api/gen/documents.ts'
import { defineText } from '../i18n/text.ts'

const reservationStatusesZh: Record<ReservationStatus, string> = {
  CONFIRMED: '有效',
  CANCELLED: '已取消',
  ATTENDED: '已到场',
  NO_SHOW: '没来',
}
const reservationStatusesEn: Record<ReservationStatus, string> = {
  CONFIRMED: 'Confirmed',
  CANCELLED: 'Cancelled',
  ATTENDED: 'Attended',
  NO_SHOW: 'Did not come',
}

export const slotText = defineText(
  {
    taken: (taken: number, capacity: number) => `已约 ${taken} / ${capacity} 位`,
    preparing: '名额准备中',
    over: (over: number) => `比计划多 ${over} 位`,
    overWhat: (over: number) =>
      `已有的预约比计划的名额多 ${over} 位。有人取消，名额就随着降下来，不会赶走任何人。`,
    people: (count: number) => `${count} 位`,
    more: '更多',
    reservations: '预约名单',
    noReservations: '还没有人预约。',
    name: '姓名',
    contact: '联系方式',
    noContact: '未留',
    party: '人数',
    code: '预约码',
    reservedAt: '预约于',
    reservationStatuses: reservationStatusesZh,
    peoplePresent: (count: number) => `到了 ${count} 位`,
  },
  {
    taken: (taken, capacity) => `${taken} of ${capacity} taken`,
    preparing: 'Being prepared',
    over: (over) => `${over} over plan`,
    overWhat: (over) =>
      `People hold ${over} more ${over === 1 ? 'place' : 'places'} than planned. The number falls as they cancel; nobody is dropped.`,
    people: (count) => (count === 1 ? '1 person' : `${count} people`),
    more: 'More',
    reservations: 'Reservations',
    noReservations: 'Nobody has reserved yet.',
    name: 'Name',
    contact: 'Contact',
    noContact: 'none given',
    party: 'People',
    code: 'Code',
    reservedAt: 'Reserved',
    reservationStatuses: reservationStatusesEn,
    peoplePresent: (count) => (count === 1 ? '1 person came' : `${count} people came`),
  },
)
