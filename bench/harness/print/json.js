/** The report as data. @param {import('../run.js').Report} report */
export const asJson = (report) => JSON.stringify(report, null, 2);
