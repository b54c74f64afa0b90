import type { Context } from '../context.ts'

/** What a session or departure, or the shift at it, is called; undefined when there is none. */
export async function titleOfSlot(
  id: string,
  { gateway: { catalogue }, language }: Context,
): Promise<string | undefined> {
  const [[session], [departure]] = await Promise.all([catalogue.sessions([id]), catalogue.departures([id])])
  const [[activity], [route]] = await Promise.all([
    catalogue.activities(session ? [session.activityId] : []),
    catalogue.routes(departure ? [departure.routeId] : []),
  ])
  const [name, nameEn] = activity ? [activity.title, activity.titleEn] : [route?.name, route?.nameEn]
  return (language === 'en' && nameEn) || name
}
