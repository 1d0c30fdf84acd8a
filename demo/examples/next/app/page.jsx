import { Verify } from './verify.jsx';

export default function Page() {
  return <Verify />;
}
