import type { ConnectRouter } from '@connectrpc/connect'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import type { Context } from '../context.ts'
import { claimShift } from './claim-shift.ts'
import { confirmService } from './confirm-service.ts'
import { enrolInTraining } from './enrol-in-training.ts'
import { getCertificate } from './get-certificate.ts'
import { getGuide } from './get-guide.ts'
import { getGuides } from './get-guides.ts'
import { getServiceSummary } from './get-service-summary.ts'
import { getShifts } from './get-shifts.ts'
import { getTrainings } from './get-trainings.ts'
import { issueCertificate } from './issue-certificate.ts'
import { leaveTraining } from './leave-training.ts'
import { listAuditEntries } from './list-audit-entries.ts'
import { listClaims } from './list-claims.ts'
import { listEnrolments } from './list-enrolments.ts'
import { listGuides } from './list-guides.ts'
import { listMyShifts } from './list-my-shifts.ts'
import { listOpenShifts } from './list-open-shifts.ts'
import { listQualifications } from './list-qualifications.ts'
import { listServiceRecords } from './list-service-records.ts'
import { listShowcase } from './list-showcase.ts'
import { listTrainings } from './list-trainings.ts'
import { putQualification } from './put-qualification.ts'
import { putTraining } from './put-training.ts'
import { recordAttendance } from './record-attendance.ts'
import { recordService } from './record-service.ts'
import { registerGuide } from './register-guide.ts'
import { releaseShift } from './release-shift.ts'
import { replaceClaim } from './replace-claim.ts'
import { setGuideStatus } from './set-guide-status.ts'
import { signIn } from './sign-in.ts'

export function guideRoutes(context: Context): (router: ConnectRouter) => void {
  return (router) => {
    router.service(GuideService, {
      registerGuide: (request, call) => registerGuide(context, request, call),
      getGuide: (request, call) => getGuide(context, request, call),
      getGuides: (request, call) => getGuides(context, request, call),
      listGuides: (request, call) => listGuides(context, request, call),
      setGuideStatus: (request, call) => setGuideStatus(context, request, call),
      listQualifications: (_request, call) => listQualifications(context, call),
      putQualification: (request, call) => putQualification(context, request, call),
      listTrainings: (request, call) => listTrainings(context, request, call),
      getTrainings: (request, call) => getTrainings(context, request, call),
      putTraining: (request, call) => putTraining(context, request, call),
      enrolInTraining: (request, call) => enrolInTraining(context, request, call),
      leaveTraining: (request, call) => leaveTraining(context, request, call),
      listEnrolments: (request, call) => listEnrolments(context, request, call),
      recordAttendance: (request, call) => recordAttendance(context, request, call),
      getShifts: (request) => getShifts(context, request),
      listOpenShifts: (request, call) => listOpenShifts(context, request, call),
      listMyShifts: (request, call) => listMyShifts(context, request, call),
      listClaims: (request, call) => listClaims(context, request, call),
      claimShift: (request, call) => claimShift(context, request, call),
      releaseShift: (request, call) => releaseShift(context, request, call),
      replaceClaim: (request, call) => replaceClaim(context, request, call),
      signIn: (request, call) => signIn(context, request, call),
      recordService: (request, call) => recordService(context, request, call),
      confirmService: (request, call) => confirmService(context, request, call),
      listServiceRecords: (request, call) => listServiceRecords(context, request, call),
      getServiceSummary: (_request, call) => getServiceSummary(context, call),
      issueCertificate: (request, call) => issueCertificate(context, request, call),
      getCertificate: (request, call) => getCertificate(context, request, call),
      listShowcase: (request) => listShowcase(context, request),
      listAuditEntries: (request, call) => listAuditEntries(context, request, call),
    })
  }
}
