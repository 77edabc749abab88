// The floor of every HTTP bench: node:http that reads the body and answers a fixed text of the given size.
import { createServer } from 'node:http';

const body = 'x'.repeat(Number(process.argv[2] ?? 500));
const server = createServer((request, response) => {
  request.on('data', () => {});
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
