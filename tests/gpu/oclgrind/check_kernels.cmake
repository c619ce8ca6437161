# cmake -DPROGRAM=... -DFORM=... -DUNITS=... -P check_kernels.cmake: runs the program under Oclgrind, which looks for
# accesses out of bounds, data races and uses of uninitialised numbers, and fails when it has anything to say.
find_program(OCLGRIND oclgrind)
if(NOT OCLGRIND)
  message(FATAL_ERROR "Oclgrind is not installed, so the kernels' accesses can't be checked: apt-get install oclgrind.")
endif()
set(log ${PROGRAM}-${FORM}.log)
file(REMOVE ${log})
execute_process(
  COMMAND ${OCLGRIND} --data-races --uninitialized --check-api --max-errors 20 --compute-units ${UNITS} --log ${log}
          --build-options "-DCHECKED -cl-opt-disable" ${PROGRAM} ${FORM}
  RESULT_VARIABLE result)
set(found "")
if(EXISTS ${log})
  file(READ ${log} found)
endif()
# The compiler counts its warnings there.
string(REGEX REPLACE "[0-9]+ warnings? generated\\.\n" "" found "${found}")
if(NOT found STREQUAL "" OR NOT result EQUAL 0)
  message(FATAL_ERROR "Exit code ${result}. Oclgrind says:\n${found}")
endif()
