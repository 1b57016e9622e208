export { CHECK_SUBJECTS, type CheckSubject } from './check.ts';
export { CHECKS } from './checks/index.ts';
export { DoctorReport, renderDoctorSchema } from './doctor-report.ts';
export { toDoctorFacts } from './facts.ts';
export { dnsResolver } from './dns-resolver.ts';
export { runChecks } from './run-checks.ts';
export { exitOfReport, toReport } from './to-report.ts';
export type { ResolverName, Vantage } from './vantage.ts';
