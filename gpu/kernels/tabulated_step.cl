// A tabulated step of one launch: the parts of node_tasks.cl, shared between groups so that each network stays with one
// core. What a network keeps from one part of a step to the next, and from step to step, is some hundred kilobytes, which
// lie in the cache of the core that wrote them; cores far apart hand them over slowly (performance.md).
//
// So chunks and networks have homes: a counter each, on a line of the cache of its own. A group takes what is claimed at
// the homes from its own on, the first of its share, and then what other groups have left over at theirs. The group that
// finishes a network's last part backward also updates its weights; forward parts of a network wait for that alone.

INLINE int node_task_count(const Step *u) { return u->job->tabulated ? u->job->tables * (u->job->nodes / BLOCK) : 0; }

// The parts of a tabulated step that belong to the networks, each a kernel of its own where groups don't share a launch.
__kernel void node_backward(STEP_ARGUMENTS) {
  Step u = {STEP_NAMES};
  for (int i = u.group; i < node_task_count(&u); i += u.groups) nodes_backward(&u, i);
}
__kernel void node_forward(STEP_ARGUMENTS) {
  Step u = {STEP_NAMES};
  for (int i = u.group; i < node_task_count(&u); i += u.groups) nodes_forward(&u, i);
}

// Of a home: the chunks', one a group, then the networks', one a table.
#define HOME 16  // ints
#define HOME_CHUNKS_CLAIMED 0
#define HOME_BACKWARD_CLAIMED 0
#define HOME_BACKWARD_DONE 1
#define HOME_STEP_CLAIMED 2
#define HOME_UPDATES 3
#define HOME_FORWARD_CLAIMED 4

INLINE volatile ints home_of_chunks(const Step *u, int group) {
  int homes = u->groups + u->job->tables;
  return u->counters + u->job->homes + ((size_t)u->slot * homes + group) * HOME;
}
INLINE volatile ints home_of_network(const Step *u, int table) { return home_of_chunks(u, u->groups + table); }

// The next of `count` pieces, or -1.
INLINE int claim(volatile ints claimed, int count) {
  if (*claimed >= count) return -1;
  int piece = atomic_inc(claimed);
  return piece < count ? piece : -1;
}

// The networks from the group's own share on.
#define EACH_TABLE_FROM_OWN(i, table)                                             \
  for (int i = 0, table = tables * u->group / u->groups; i < tables;              \
       i++, table = table + 1 < tables ? table + 1 : 0)

INLINE void share_tabulated_chunks(const Step *u, volatile ints counter) {
  int groups = u->groups, chunks = u->job->data_chunks + u->job->latent_chunks;
  for (int i = 0; i < groups; i++) {
    int home = (u->group + i) % groups, first = chunks * home / groups;
    int count = chunks * (home + 1) / groups - first;
    for (int k; (k = claim(home_of_chunks(u, home) + HOME_CHUNKS_CLAIMED, count)) >= 0;) {
      run_chunk(u, first + k);
      publish(counter + CHUNKS_DONE);
    }
  }
  wait_for(counter + CHUNKS_DONE, chunks);
}

OUTLINE void update_network(const Step *u, int table, int mode, float rate, float clip) {
  constant_ints entry = u->node_entries + u->job->layers + table * NODE_ENTRY_SIZE;
  int first = entry[NODE_ENTRY_UPDATE], last = first + entry[NODE_ENTRY_UPDATE_COUNT];
  for (int task = first; task < last; task++) update_slice(u, task, mode, rate, clip);
  if (u->stopped[0]) u->history[u->history_slot] = NAN;
}

// As share_tasks, for the layers without a table.
OUTLINE void share_other_tasks(const Step *u, volatile ints claimed, volatile ints done, int mode, float rate) {
  int tasks = u->job->tasks;
  for (int task; (task = claim(claimed, tasks)) >= 0;) {
    constant_ints what = u->tasks + task * TASK_SIZE;
    bool network = what[TASK_KIND] == KIND_SLICE && node_entry(u, what[TASK_LAYER]);
    if (!network && isfinite(batch_loss(u)))
      update_task(u, task, mode, rate, mode == UPDATE_STEP ? clip_factor(u) : 1.0f);
    if (u->stopped[0]) u->history[u->history_slot] = NAN;
    publish(done);
  }
}

OUTLINE void tabulated_step(const Step *u, float rate) {
  __global const Job *job = u->job;
  volatile ints counter = u->counters + COUNTERS * u->slot;
  int tables = job->tables, parts = job->nodes / BLOCK;
  bool clipped = job->clip_norm > 0.0f, others = job->other_tasks > 0;
  int mode = clipped ? UPDATE_REDUCE : UPDATE_ALL;
  share_tabulated_chunks(u, counter);
  // A group that comes late may find buffers of a later step, so it reads nothing before it has claimed something, which
  // holds the step open. All groups sum the same losses in the same order, so all come to the same verdict.
  EACH_TABLE_FROM_OWN(i, table) {
    volatile ints home = home_of_network(u, table);
    for (int part; (part = claim(home + HOME_BACKWARD_CLAIMED, parts)) >= 0;) {
      float loss = batch_loss(u);
      if (table == 0 && part == 0) close_loss(u, loss);
      bool finite = isfinite(loss);
      if (finite) nodes_backward(u, table * parts + part);
      if (publish(home + HOME_BACKWARD_DONE) < parts) continue;
      mem_fence(CLK_GLOBAL_MEM_FENCE);
      if (finite) update_network(u, table, mode, rate, 1.0f);
      publish(home + HOME_UPDATES);
      publish(counter + NETWORKS_DONE);
    }
  }
  if (others) share_other_tasks(u, counter + TASKS_CLAIMED, counter + TASKS_DONE, mode, rate);
  if (clipped) {
    // By the norm of all gradients.
    wait_for(counter + NETWORKS_DONE, tables);
    if (others) wait_for(counter + TASKS_DONE, job->tasks);
    EACH_TABLE_FROM_OWN(i, table) {
      volatile ints home = home_of_network(u, table);
      if (claim(home + HOME_STEP_CLAIMED, 1) < 0) continue;
      if (isfinite(batch_loss(u))) update_network(u, table, UPDATE_STEP, rate, clip_factor(u));
      publish(home + HOME_UPDATES);
    }
    if (others) share_other_tasks(u, counter + CLIPPED_CLAIMED, counter + CLIPPED_DONE, UPDATE_STEP, rate);
  }
  EACH_TABLE_FROM_OWN(i, table) {
    volatile ints home = home_of_network(u, table);
    for (int part; (part = claim(home + HOME_FORWARD_CLAIMED, parts)) >= 0;) {
      wait_for(home + HOME_UPDATES, clipped ? 2 : 1);
      nodes_forward(u, table * parts + part);
      publish(counter + FORWARD_DONE);
    }
  }
  wait_for(counter + FORWARD_DONE, tables * parts);
  if (others) wait_for(clipped ? counter + CLIPPED_DONE : counter + TASKS_DONE, job->tasks);
}
