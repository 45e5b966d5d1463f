// A call of esbuild is a process of its own: the thread with a service that it would keep can hold jest open when the tests are done
process.env.ESBUILD_WORKER_THREADS = "0";
