// Sends the request of each HTTP archive, after a look at the archive by the schema of HAR 1.2.
import http from 'node:http';
import { text } from 'node:stream/consumers';
import * as validator from 'har-validator';

function send({ method, url, headers, postData }) {
  return new Promise((resolve, reject) => {
    const fields = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
    const body = postData?.text ?? '';
    fields['content-length'] = Buffer.byteLength(body);
    const request = http.request(url, { method, headers: fields }, (response) => {
      response.resume().on('end', resolve);
    });
    request.on('error', reject).end(body);
  });
}

for (const archive of JSON.parse(await text(process.stdin))) {
  const har = JSON.parse(archive);
  await validator.har(har).catch((error) => {
    console.log(JSON.stringify(error.errors), archive);
    process.exit(1);
  });
  const [{ request }] = har.log.entries;
  const query = [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value }));
  if (JSON.stringify(query) !== JSON.stringify(request.queryString)) {
    console.log('The query is not that of the URL.', archive);
    process.exit(1);
  }
  await send(request);
}
