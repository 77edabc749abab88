/**
 * Signs in without the form. Runs in a page of the console and does what the form does; it can use nothing that stands around it.
 *
 * @param {{ account: string, userName?: string, password?: string, totp?: string }} who root, when no user is named
 * @throws Error with the server's answer when it lets nobody in
 */
export async function enter({ account, userName, password, totp }) {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page gets this function alone
  const post = async (step, body) => {
    const headers = { 'content-type': 'application/json', 'x-countersign-console': '1' };
    const answer = await fetch(`/console/signin/${step}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.json();
  };
  const who = userName === undefined ? { root: true } : { userName };
  let answer = await post('password', { account, ...who, password });
  if (answer.status === 'secondFactor' && totp !== undefined) {
    answer = await post('second-factor', { ticket: answer.ticket, totp });
  }
  if (answer.status !== 'signedIn') throw new Error(`${userName ?? 'root'} could not sign in: ${JSON.stringify(answer)}`);
}
